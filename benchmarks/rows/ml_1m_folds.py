"""ML-1M ratings, five random folds: RMSE of predictions clipped to 1..5

Each side runs once; the spread is over the folds."""
import numpy as np
from common import data_file, folds
from rows.ml_100k_folds import fitted, over_folds, surprised

SIDES = dict(ours='', ours_sgd='', ours_als='', surprise_svd='surprise')
PUBLISHED = {'Surprise SVD': dict(rmse=.873), 'Surprise SVD++': dict(rmse=.862)}   # of its documentation; SVD++ takes minutes a fold
REPEATS,WARM = 1,False

def load(): return list(folds(*np.loadtxt(data_file('ml-1m','ratings_notimestamp.tsv'), dtype=int, unpack=True)))

def ours(data, seed):
    from recsys_torch.training.bayesian import fit_bayesian_mf
    return over_folds(data, fitted(fit_bayesian_mf, 64, seed, chain_factors=31))

def ours_sgd(data, seed):
    from recsys_torch.training.sgd import fit_sgd
    return over_folds(data, fitted(fit_sgd, 100, seed, epochs=20, lr=.02, reg=.05))

def ours_als(data, seed):
    from recsys_torch.training.least_squares import fit_als
    return over_folds(data, fitted(fit_als, 64, seed, epochs=10, reg=.07))

def surprise_svd(data, seed):
    from surprise import SVD
    options = dict(n_factors=100, n_epochs=40, lr_all=.01, reg_all=.06)
    return over_folds(data, lambda d: surprised(SVD(random_state=seed, **options), d))
