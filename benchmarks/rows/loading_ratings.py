"A `::` file of 1 M ratings: read_movielens, which checks every line, beside the C parser of pandas alone"
import time
from common import made_file, rated_1m

SIDES = dict(ours='', pandas='')
QUICK = True

def load():
    def write(path):
        user,item,rating = (o.tolist() for o in rated_1m()['train'])
        n = (f'{u}::{i}::{r:g}::{956703932+89*n}\n' for n,(u,i,r) in enumerate(zip(*(o+o[:1_000_000-len(o)] for o in (user,item,rating)))))
        path.write_text(''.join(n))
    return made_file('ratings-1m.dat', write)

def ours(path, seed):
    from recsys_torch import read_movielens
    start = time.perf_counter()
    n = len(read_movielens(path, verbose=False))
    return dict(seconds=time.perf_counter()-start, quality=dict(rows=n))

def pandas(path, seed):
    import pandas as pd
    start = time.perf_counter()
    n = len(pd.read_csv(path, sep=':', header=None, usecols=[0,2,4,6], engine='c'))
    return dict(seconds=time.perf_counter()-start, quality=dict(rows=n))
