"""ML-100K ratings, five random folds: RMSE of predictions clipped to 1..5

Each side runs once; the spread is over the folds."""
import time
import numpy as np
from common import THREADS, data_file, folds, interactions, rmse

SIDES = dict(ours='', ours_sgd='', ours_als='', surprise_svd='surprise', surprise_svdpp='surprise')
REPEATS,WARM = 1,False

def load():
    user,item,rating,_ = np.loadtxt(data_file('ml-100k','u.data'), dtype=int, unpack=True)
    return list(folds(user, item, rating))

def over_folds(data, predict):
    "`predict(fold)` trains and predicts the fold's test ratings."
    seconds,errors = [],[]
    for d in data:
        start = time.perf_counter()
        pred = predict(d)
        seconds.append(time.perf_counter()-start)
        errors.append(rmse(np.clip(pred, 1, 5), d['test'][2]))
    return dict(seconds=sum(seconds), quality=dict(rmse=float(np.mean(errors))), table=dict(rmse=errors, seconds=seconds))

def fitted(fit, n_factors, seed, **options):
    "What `over_folds` takes, of one of our trainings."
    import torch
    from recsys_torch import KorenMF
    def predict(d):
        train,test = interactions(d)
        model = KorenMF.from_data(train, n_factors=n_factors, seed=seed)
        fit(model, train, seed=seed, threads=THREADS, progress=False, **options)
        with torch.inference_mode(): return model(test.user, test.item).numpy()
    return predict

def ours(data, seed):
    from recsys_torch.training.bayesian import fit_bayesian_mf
    return over_folds(data, fitted(fit_bayesian_mf, 64, seed))

def ours_sgd(data, seed):
    from recsys_torch.training.sgd import fit_sgd
    return over_folds(data, fitted(fit_sgd, 64, seed, epochs=30, lr=.03, reg=.07))

def ours_als(data, seed):
    from recsys_torch.training.least_squares import fit_als
    return over_folds(data, fitted(fit_als, 64, seed, epochs=15, reg=.1))

def trainset(d):
    from collections import defaultdict
    from surprise import Trainset
    ur,ir = defaultdict(list),defaultdict(list)
    for u,i,r in zip(*(o.tolist() for o in d['train'])): ur[u].append((i,r)); ir[i].append((u,r))
    ids = [{k:k for k in range(n)} for n in (d['n_users'],d['n_items'])]
    return Trainset(ur, ir, d['n_users'], d['n_items'], len(d['train'][0]), (1,5), *ids)

def surprised(m, d):
    "Predictions of a Surprise SVD or SVD++; what it has not met adds nothing, as there."
    m.fit(trainset(d))
    p,q = np.asarray(m.pu),np.array(m.qi)
    (u,i,_),(v,j,_) = d['train'],d['test']
    q[np.bincount(i, minlength=len(q))==0] = 0
    if hasattr(m, 'yj'):
        implicit = np.zeros_like(p)
        np.add.at(implicit, u, np.asarray(m.yj)[i])
        p = p+implicit/np.sqrt(np.bincount(u, minlength=len(p)).clip(1))[:,None]
    return m.trainset.global_mean+np.asarray(m.bu)[v]+np.asarray(m.bi)[j]+np.einsum('nd,nd->n', p[v], q[j])

def surprise_svd(data, seed):
    from surprise import SVD
    return over_folds(data, lambda d: surprised(SVD(n_factors=200, n_epochs=60, lr_all=.01, reg_all=.1, random_state=seed), d))

def surprise_svdpp(data, seed):
    from surprise import SVDpp
    return over_folds(data, lambda d: surprised(SVDpp(random_state=seed, cache_ratings=True), d))
