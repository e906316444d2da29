"Gowalla as cut by LightGCN's authors, full ranking: iALS beside what papers report"
import time
from common import THREADS, data_file, interactions

SIDES = dict(ours='')
REPEATS = 3
PUBLISHED = {'MF-BPR': {'recall@20':.1627, 'ndcg@20':.1378}, 'LightGCN': {'recall@20':.1830, 'ndcg@20':.1554},
             'SimpleX': {'recall@20':.1872, 'ndcg@20':.1557}}

def load():
    import numpy as np
    def read(name):
        lines = [np.array(o.split(), int) for o in open(data_file('gowalla', f'{name}.txt'))]
        return np.concatenate([np.full(len(o)-1, o[0]) for o in lines]),np.concatenate([o[1:] for o in lines])
    return interactions(dict(n_users=29_858, n_items=40_981, train=read('train'), test=read('test')))

def ours(data, seed):
    from recsys_torch import ClassicMF, evaluate, ndcg, recall
    from recsys_torch.training.least_squares import fit_ials
    train,test = data
    start = time.perf_counter()
    model = ClassicMF(*train.shape, n_factors=512, seed=seed)
    fit_ials(model, train, epochs=10, reg=.005, alpha0=.02, seed=seed, threads=THREADS, progress=False)
    seconds = time.perf_counter()-start
    return dict(seconds=seconds, quality=dict(evaluate(model, test, exclude=train, k=20, metrics=(recall,ndcg))))
