"""Train LightFM or implicit in their own environment and hand their vectors over: peers.py NAME TRAIN.npz OUT.npz [OPTION=VALUE ...]

TRAIN.npz holds user, item (int), n_users and n_items; OUT.npz gets W (U,D), H (I,D) with biases folded in, and the wall time of training.
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
    m = AlternatingLeastSquares(random_state=0, num_threads=threads, **options)
    start = time.perf_counter()
    m.fit(X.tocsr(), show_progress=False)
    return m.user_factors, m.item_factors, time.perf_counter()-start

def main(name, train, out, *options):
    z = np.load(train)
    ones = np.ones(len(z['user']), np.float32)
    X = sparse.coo_matrix((ones, (z['user'],z['item'])), shape=(int(z['n_users']),int(z['n_items'])))
    W,H,seconds = dict(lightfm=lightfm, implicit=implicit)[name](X, **{k: json.loads(v) for k,v in (o.split('=') for o in options)})
    np.savez(out, W=W, H=H, seconds=seconds)

if __name__=='__main__': main(*sys.argv[1:])
