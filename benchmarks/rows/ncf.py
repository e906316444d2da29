"ML-1M of the NCF paper, one item among a hundred candidates: iALS and EASE beside what papers report"
import time
from common import THREADS, data_file

SIDES = dict(ours='', ours_ease='')
PUBLISHED = {'MF-BPR': dict(hr=.6305, ndcg=.3730), 'NeuMF': dict(hr=.7093, ndcg=.4349), 'iALS': dict(hr=.7111, ndcg=.4383),
             'MF, tuned': dict(hr=.7294, ndcg=.4523), 'SLIM': dict(hr=.7162, ndcg=.4468), 'EASE': dict(hr=.7192, ndcg=.4494)}

def load():
    from recsys_torch import read_ncf
    return read_ncf(data_file('ncf-ml-1m','train.tsv'), data_file('ncf-ml-1m','ml-1m.test.negative'))

def _result(model, data, seconds):
    from recsys_torch import evaluate_candidates
    found = evaluate_candidates(model, **data[1], k=10)
    return dict(seconds=seconds, quality=dict(hr=found['sampled_hit_rate@10'], ndcg=found['sampled_ndcg@10']))

def ours(data, seed):
    from recsys_torch import ClassicMF
    from recsys_torch.training.least_squares import fit_ials
    start = time.perf_counter()
    model = ClassicMF(*data[0].shape, n_factors=192, seed=seed)
    fit_ials(model, data[0], epochs=12, reg=.007, alpha0=.3, seed=seed, threads=THREADS, progress=False)
    return _result(model, data, time.perf_counter()-start)

def ours_ease(data, seed):
    from recsys_torch.models.ease import EASE
    start = time.perf_counter()
    model = EASE.from_data(data[0], reg=800.)   # as chosen on a validation part, on the page of EASE
    return _result(model, data, time.perf_counter()-start)
