"""What the rows share. numpy alone, so that it runs in the environments of the peers as well; whatever needs more is imported inside."""
import os, sys, time
from pathlib import Path
import numpy as np

THREADS = int(os.environ.get('BENCH_THREADS') or os.cpu_count())
QUICK = bool(os.environ.get('BENCH_QUICK'))

def _cache():
    cache = os.environ.get('XDG_CACHE_HOME') or ('~/Library/Caches' if sys.platform=='darwin' else '~/.cache')
    return Path(cache).expanduser()/'recsys_torch'

def data_file(*parts):
    "A file of the data sets, where recsys_torch.data_dir() looks for them."
    path = Path(os.environ.get('RECSYS_TORCH_DATA') or _cache()).expanduser().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f'{path} is not there: set RECSYS_TORCH_DATA to the folder of the data sets')
    return path

def made_file(name, write):
    "A file in the user's cache folder, made by `write(path)`."
    path = _cache()/'benchmarks'/name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        tmp = path.with_name(f'{os.getpid()}-{name}')
        write(tmp)
        os.replace(tmp, path)
    return path

def made(name, make):
    "Arrays that take long to make, kept in the user's cache folder: `make()` gives a dict of them."
    with np.load(made_file(f'{name}.npz', lambda path: np.savez(path, **make()))) as z: return {k:z[k] for k in z.files}

# Splits. Indices are int32 or int64, ratings float32; `train` and `test` are tuples (user, item[, rating]).

def rated_1m():
    "MovieLens 1M, a tenth held out; rows of the training part in a random order."
    with np.load(data_file('splits','ml-1m-ratings-90-10.npz')) as z: d = {k:z[k] for k in z.files}
    cols,test = [d[k] for k in ('user','item','rating')],d['test_mask']
    order = np.random.default_rng(0).permutation(np.flatnonzero(~test))
    return dict(n_users=int(d['n_users']), n_items=int(d['n_items']), train=tuple(o[order] for o in cols),
                test=tuple(o[test] for o in cols))

def liked_1m():
    "MovieLens 1M, ratings of 4 and 5, a fifth of each user's held out."
    with np.load(data_file('splits','ml-1m-likes-80-20.npz')) as d:
        return dict(n_users=int(d['n_users']), n_items=int(d['n_items']),
                    **{k: (d[f'{k}_user'], d[f'{k}_item']) for k in ('train','test')})

def rated_10m():
    "8 million synthetic ratings in the shape of MovieLens 10M, and 200 thousand held out. Needs recsys_torch the first time."
    def make():
        from recsys_torch import synthetic_reviews
        data = synthetic_reviews(69_878, 10_677, 10_000_054, n_factors=10, min_per_user=20, text=False)
        order = np.random.default_rng(0).permutation(len(data))[:8_200_000]
        return {k: getattr(data, k).numpy()[order].astype(t) for k,t in dict(user=np.int32, item=np.int32, rating=np.float32).items()}
    cols = made('ratings-10m', make)
    cols = [cols[k] for k in ('user','item','rating')]
    return dict(n_users=69_878, n_items=10_677, train=tuple(o[:8_000_000] for o in cols), test=tuple(o[8_000_000:] for o in cols))

def folds(user, item, rating, n=5, seed=0):
    "`n` random folds, the same ones on both sides: yields dicts like those of `rated_1m`."
    user,item = (np.unique(o, return_inverse=True)[1] for o in (user,item))
    cols,fold = (user,item,rating.astype(np.float32)),np.random.default_rng(seed).permutation(len(user))%n
    for f in range(n):
        train = np.random.default_rng(f).permutation(np.flatnonzero(fold!=f))
        yield dict(n_users=int(user.max())+1, n_items=int(item.max())+1, train=tuple(o[train] for o in cols),
                   test=tuple(o[fold==f] for o in cols))

# Our side

def interactions(d):
    "`(train, test)` as Interactions."
    import torch
    from recsys_torch import IdMap, Interactions
    users,items = IdMap(range(d['n_users']), 'user'),IdMap(range(d['n_items']), 'item')
    def of(cols):
        u,i,*r = (torch.from_numpy(np.ascontiguousarray(o)) for o in cols)
        return Interactions(u.long(), i.long(), users, items, *(o.float() for o in r))
    return of(d['train']),of(d['test'])

# Measures

def rmse(pred, rating): return float(np.sqrt(np.mean((np.asarray(pred, np.float64)-rating)**2)))

def _best(s, k=20, step=16):
    "Items of the best k of each row of s (B,I), best first: they are all in the k strided groups with the highest maxima."
    B,I = s.shape
    n = -(-I//step)
    if n>2*k:
        s = np.concatenate([s, np.full((B,n*step-I), -np.inf, s.dtype)], 1)
        groups = np.argpartition(-s.reshape(B, step, n).max(1), k, 1)[:,:k]
        few = (groups[:,:,None]+n*np.arange(step)).reshape(B, -1)
    else: few = np.broadcast_to(np.arange(I), (B,I))
    best = np.take_along_axis(few, np.argpartition(-np.take_along_axis(s, few, 1), k, 1)[:,:k], 1)
    best.sort(1)   # by item, so that ties go to the lowest
    return np.take_along_axis(best, np.argsort(-np.take_along_axis(s, best, 1), 1, kind='stable'), 1)

def ranking(W, H, d, block=512):
    """NDCG@10 and Recall@20 of the scores W (U,D) @ H (I,D).T, training items left out, users without test items too.

    The rows of likes check, before they start, that `recsys_torch.evaluate` gives the same."""
    W,H = np.ascontiguousarray(W, np.float32),np.ascontiguousarray(H, np.float32)
    if 'seen' not in d:
        for k,o in dict(seen='train', relevant='test').items():
            d[k] = np.zeros((len(W),len(H)), bool)
            d[k][d[o][0],d[o][1]] = True
    users = np.unique(d['test'][0])
    discount,total = 1/np.log2(np.arange(2, 12)),np.zeros(2)
    for a in range(0, len(users), block):
        rows = users[a:a+block]
        s = W[rows]@H.T
        s[d['seen'][rows]] = -np.inf
        relevant = d['relevant'][rows]
        hits,n = np.take_along_axis(relevant, _best(s), 1),relevant.sum(1)
        ideal = np.cumsum(discount)[np.minimum(n,10)-1]
        total += ((hits[:,:10]@discount)/ideal).sum(), (hits.sum(1)/n).sum()
    return dict(zip(('ndcg@10','recall@20'), (total/len(users)).tolist()))

class Clock:
    """Seconds and quality along a training: call it after each epoch, with anything, as a callback.

    What `measure` takes is not counted. `measure=None`: only the seconds."""
    def __init__(self, measure, of, every=1):
        self.measure,self.of,self.every,self.points,self.calls = measure,of,every,[],0
        self.start = time.perf_counter()
    def __call__(self, *args):
        self.calls += 1
        if self.calls%self.every: return
        at = time.perf_counter()
        self.quality = self.measure()
        self.points.append((at-self.start, self.quality[self.of]))
        self.start += time.perf_counter()-at
    def result(self): return dict(seconds=self.points[-1][0], quality=self.quality, curve=self.points)
