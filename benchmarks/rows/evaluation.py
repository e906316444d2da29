"""Full-ranking evaluation of ML-1M, four metrics at 10: beside RecBole's

RecBole gets its index tensors ready made and batches as large as ours; only scoring, collecting and its metrics are timed."""
import time
import numpy as np
from common import interactions, liked_1m

SIDES = dict(ours='', recbole='recbole')
QUICK = True

def load():
    d,g = liked_1m(),np.random.default_rng(0)
    popular = np.log1p(np.bincount(d['train'][1], minlength=d['n_items']))
    d['W'] = np.c_[g.standard_normal((d['n_users'],63)), np.ones(d['n_users'])].astype(np.float32)
    d['H'] = np.c_[g.standard_normal((d['n_items'],63))/16, popular].astype(np.float32)
    return d

def ours(d, seed):
    import torch
    from recsys_torch import ClassicMF, evaluate, ndcg, precision, recall, reciprocal_rank
    if 'model' not in d:
        d['model'],d['data'] = ClassicMF(d['n_users'], d['n_items'], 64),interactions(d)
        with torch.no_grad(): d['model'].p.copy_(torch.from_numpy(d['W'])); d['model'].q.copy_(torch.from_numpy(d['H']))
    train,test = d['data']
    start = time.perf_counter()
    found = evaluate(d['model'], test, exclude=train, metrics=(recall,reciprocal_rank,ndcg,precision))
    return dict(seconds=time.perf_counter()-start, quality=dict(found))

def recbole(d, seed):
    import torch
    from recbole.evaluator.collector import Collector
    from recbole.evaluator.evaluator import Evaluator
    names = {'recall@10':'recall@10', 'mrr@10':'reciprocal_rank@10', 'ndcg@10':'ndcg@10', 'precision@10':'precision@10'}
    if 'batches' not in d:
        d['config'] = dict(metrics=['Recall','MRR','NDCG','Precision'], topk=[10], device='cpu', eval_args=dict(mode='full'),
                           metric_decimal_place=6)
        d['W'],d['H'] = torch.from_numpy(d['W']),torch.from_numpy(d['H'])
        users = np.unique(d['test'][0])
        def pairs(part, rows):
            keep = np.isin(d[part][0], rows)
            return torch.from_numpy(np.searchsorted(rows, d[part][0][keep])),torch.from_numpy(d[part][1][keep]).long()
        blocks = [users[a:a+2263] for a in range(0, len(users), 2263)]
        d['batches'] = [(torch.from_numpy(o).long(), pairs('train',o), pairs('test',o)) for o in blocks]
    collector,evaluator = Collector(d['config']),Evaluator(d['config'])
    start = time.perf_counter()
    with torch.no_grad():
        for users,met,(row,item) in d['batches']:
            scores = d['W'][users]@d['H'].T
            scores[met] = -np.inf
            collector.eval_batch_collect(scores, None, row, item)
        found = evaluator.evaluate(collector.get_data_struct())
    return dict(seconds=time.perf_counter()-start, quality={v: float(found[k]) for k,v in names.items()})
