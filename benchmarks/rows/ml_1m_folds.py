"""ML-1M ratings, five random folds: RMSE of predictions clipped to 1..5

Each side runs once; the spread is over the folds."""
import numpy as np
from common import data_file, folds
from rows.ml_100k_folds import fitted, over_folds, surprised

SIDES = dict(ours='', ours_sgd='', ours_als='', surprise_svd='surprise', surprise_svdpp='surprise')
REPEATS,WARM = 1,False

def load(): return list(folds(*np.loadtxt(data_file('ml-1m','ratings_notimestamp.tsv'), dtype=int, unpack=True)))

def ours(data, seed):
    from recsys_torch import fit_bayesian_mf
    return over_folds(data, fitted(fit_bayesian_mf, 32, seed, epochs=200))

def ours_sgd(data, seed):
    from recsys_torch.training.sgd import fit_sgd
    return over_folds(data, fitted(fit_sgd, 100, seed, epochs=20, lr=.02, reg=.05))

def ours_als(data, seed):
    from recsys_torch.training.least_squares import fit_als
    return over_folds(data, fitted(fit_als, 64, seed, epochs=10, reg=.07))

def surprise_svd(data, seed):
    from surprise import SVD
    return over_folds(data, lambda d: surprised(SVD(random_state=seed), d))

def surprise_svdpp(data, seed):
    from surprise import SVDpp
    return over_folds(data, lambda d: surprised(SVDpp(random_state=seed, cache_ratings=True), d))
