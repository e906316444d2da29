"""Train LightFM, implicit or Surprise in their own environment and hand their vectors over: peers.py NAME TRAIN.npz OUT.npz [OPTION=VALUE ...]

TRAIN.npz holds user, item (int), n_users and n_items, and rating if there are ratings; OUT.npz gets W (U,D), H (I,D) with biases folded in, and the wall time of training.
`make peers` sets the environment up; no page of the library imports them."""
import json, sys, time
import numpy as np
from scipy import sparse

def lightfm(X, epochs=30, threads=2, **options):
    from lightfm import LightFM
    m = LightFM(loss='warp', random_state=0, **options)
    start = time.perf_counter()
    m.fit(X.tocoo(), epochs=epochs, num_threads=threads)
    seconds = time.perf_counter()-start
    W = np.c_[m.user_embeddings, m.user_biases, np.ones(X.shape[0])]
    return W, np.c_[m.item_embeddings, np.ones(X.shape[1]), m.item_biases], seconds

def implicit(X, threads=2, **options):
    from implicit.cpu.als import AlternatingLeastSquares
    from threadpoolctl import threadpool_limits
    m = AlternatingLeastSquares(random_state=0, num_threads=threads, **options)
    with threadpool_limits(1, 'blas'):   # as its documentation asks
        start = time.perf_counter()
        m.fit(X.tocsr(), show_progress=False)
        return m.user_factors, m.item_factors, time.perf_counter()-start

def surprise(X, seed=0, **options):
    from collections import defaultdict
    from surprise import SVD, Trainset
    of_user,of_item = defaultdict(list),defaultdict(list)
    for u,i,r in zip(X.row.tolist(), X.col.tolist(), X.data.tolist()):
        of_user[u].append((i,r)); of_item[i].append((u,r))
    ids = [{k:k for k in range(n)} for n in X.shape]
    train = Trainset(of_user, of_item, *X.shape, X.nnz, (1,5), *ids)
    m = SVD(random_state=seed, **options)
    start = time.perf_counter()
    m.fit(train)
    seconds = time.perf_counter()-start
    ones = [np.ones(n) for n in X.shape]
    known = np.array([k in of_item for k in range(X.shape[1])])   # what it has not met adds nothing, as there
    return np.c_[m.pu, m.bu+train.global_mean, ones[0]], np.c_[m.qi*known[:,None], ones[1], m.bi], seconds

def main(name, train, out, *options):
    z = np.load(train)
    values = z['rating'] if 'rating' in z else np.ones(len(z['user']), np.float32)
    X = sparse.coo_matrix((values, (z['user'],z['item'])), shape=(int(z['n_users']),int(z['n_items'])))
    W,H,seconds = dict(lightfm=lightfm, implicit=implicit, surprise=surprise)[name](X, **{k: json.loads(v) for k,v in (o.split('=') for o in options)})
    np.savez(out, W=W, H=H, seconds=seconds)

if __name__=='__main__': main(*sys.argv[1:])
