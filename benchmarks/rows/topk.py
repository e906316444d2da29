"""Top-10 for all users, 64 factors: all items, or those that the user has not met

ours: indices and scores, as the peers give them. ours_recommend: the public function, which takes and gives ids."""
import time
import numpy as np
from common import THREADS, interactions, liked_1m, rated_10m

SIDES = dict(ours='', ours_recommend='', implicit='implicit', faiss='faiss')
CASES = 'ml-1m','ml-1m-unmet','10m','10m-unmet'
QUICK = CASES[:2]

def load(case):
    d = rated_10m() if case.startswith('10m') else liked_1m()
    g = np.random.default_rng(0)
    d['W'] = g.standard_normal((d['n_users'],64), np.float32)
    d['H'] = g.standard_normal((d['n_items'],64), np.float32)*g.lognormal(0, .3, (d['n_items'],1)).astype(np.float32)
    return d|dict(unmet=case.endswith('unmet'))

def _result(start, scores): return dict(seconds=time.perf_counter()-start, quality=dict(mean_score=float(np.mean(scores))))

def _model(d):
    import torch
    from recsys_torch import ClassicMF
    if 'model' not in d:
        d['model'] = ClassicMF(d['n_users'], d['n_items'], 64)
        with torch.no_grad(): d['model'].p.copy_(torch.from_numpy(d['W'])); d['model'].q.copy_(torch.from_numpy(d['H']))
        d['data'] = interactions(d)[0]
    return d['model'],d['data']

def ours(d, seed):
    import torch
    from recsys_torch import VectorSearch
    if 'search' not in d: d['search'] = VectorSearch(*_model(d))
    start = time.perf_counter()
    users = torch.arange(d['n_users'])
    top = d['search']
    return _result(start, top.search(top.left(users), 10, top.seen(users) if d['unmet'] else None)[0].numpy())

def ours_recommend(d, seed):
    from recsys_torch import recommend
    model,data = _model(d)
    start = time.perf_counter()
    return _result(start, recommend(model, data, range(d['n_users']), 10, exclude=d['unmet'])['score'])

def implicit(d, seed):
    from implicit.cpu.als import AlternatingLeastSquares
    from scipy import sparse
    from threadpoolctl import threadpool_limits
    if 'model' not in d:
        m = d['model'] = AlternatingLeastSquares(64, num_threads=THREADS)
        m.user_factors,m.item_factors = d['W'],d['H']
        d['met'] = sparse.csr_matrix((np.ones(len(d['train'][0]), np.float32), d['train'][:2]), shape=(d['n_users'],d['n_items']))
    with threadpool_limits(1, 'blas'):   # as its documentation asks
        start = time.perf_counter()
        _,scores = d['model'].recommend(np.arange(d['n_users']), d['met'], N=10, filter_already_liked_items=d['unmet'])
    return _result(start, scores)

def faiss(d, seed):
    if d['unmet']: return None   # it cannot leave out different items for each user
    import faiss
    faiss.omp_set_num_threads(THREADS)
    start = time.perf_counter()
    index = faiss.IndexFlatIP(64)
    index.add(d['H'])
    return _result(start, index.search(d['W'], 10)[0])
