"ML-1M ratings: seconds to the RMSE of cornac's MF"
from common import Clock, THREADS, interactions, rated_1m, rmse

SIDES = dict(ours='', cornac='cornac')
TARGET = 'rmse',.8431
QUICK = True

def load(): return rated_1m()

def ours(d, seed):
    from recsys_torch import KorenMF, fit_sgd
    import torch
    if 'train_' not in d: d['train_'],d['test_'] = interactions(d)
    train,test = d['train_'],d['test_']
    def measure():
        with torch.inference_mode(): return dict(rmse=rmse(model(test.user, test.item), test.rating.numpy()))
    clock = Clock(measure, 'rmse')
    model = KorenMF.from_data(train, n_factors=100, seed=seed)
    fit_sgd(model, train, epochs=20, lr=.01, reg=.05, seed=seed, threads=THREADS, progress=False, callbacks=[clock])
    return clock.result()

def cornac(d, seed):
    import numpy as np
    from cornac.data import Dataset
    from cornac.models import MF
    if 'set' not in d: d['set'] = Dataset(d['n_users'], d['n_items'], {i:i for i in range(d['n_users'])}, {i:i for i in range(d['n_items'])},
        (d['train'][0].astype(np.int64), d['train'][1].astype(np.int64), d['train'][2].astype(float)))
    u,i,r = d['test']
    def measure():
        pred = m.global_mean+m.u_biases[u]+m.i_biases[i]+np.einsum('nd,nd->n', m.u_factors[u], m.i_factors[i])
        return dict(rmse=rmse(pred, r))
    np.random.seed(seed)
    m = MF(k=100, max_iter=1, learning_rate=LR, lambda_reg=REG, num_threads=THREADS)   # no seed: with one it uses one thread
    clock = Clock(measure, 'rmse')
    for _ in range(20): clock(m.fit(d['set']))   # each call goes on from the last
    return clock.result()

LR,REG = .01,.05
