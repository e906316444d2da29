"""Growth: one epoch of fit_sgd, 32 factors, on 1 to 100 M synthetic ratings

A process for each size. Its peak memory counts Python, torch and the ratings themselves."""
import json, os, resource, subprocess, sys, time
from pathlib import Path
import numpy as np

SIDES = dict(ours='')
REPEATS,WARM = 1,False
SIZES = 1,3,10,30,100   # million ratings

def load(): return SIZES

def ours(sizes, seed):
    def grown(n):
        out = subprocess.run([sys.executable, __file__, str(n*1_000_000)], capture_output=True, text=True,
                             env=os.environ|dict(PYTHONPATH=str(Path(__file__).parents[1])))
        if out.returncode: raise RuntimeError(out.stderr[-1000:])
        return json.loads(out.stdout)
    table = [grown(n) for n in sizes]
    return dict(seconds=table[-1]['seconds'], quality=dict(peak_gigabytes=table[-1]['peak_gigabytes']), table=table)

def generate(n, n_users, n_items, block=1<<22):
    "Ratings by planted tastes; a few items are met by many."
    g = np.random.default_rng(0)
    p,q = (g.standard_normal((m,4), np.float32)*.6 for m in (n_users,n_items))
    user,item,rating = np.empty(n, np.int64),np.empty(n, np.int64),np.empty(n, np.float32)
    for a in range(0, n, block):
        s = slice(a, min(n, a+block))
        user[s] = n_users*g.random(s.stop-a, np.float32)**1.5
        item[s] = n_items*g.random(s.stop-a, np.float32)**3
        noise = g.standard_normal(s.stop-a, np.float32)
        rating[s] = np.clip(np.rint(3.5+np.einsum('nd,nd->n', p[user[s]], q[item[s]])+.8*noise), 1, 5)
    return dict(n_users=n_users, n_items=n_items, train=(user,item,rating), test=tuple(o[:10] for o in (user,item,rating)))

def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss/(2**30 if sys.platform=='darwin' else 2**20)

def main(n):
    from common import THREADS, interactions
    from recsys_torch import KorenMF
    from recsys_torch.training.sgd import fit_sgd
    small,_ = interactions(generate(1000, 100, 100))
    fit_sgd(KorenMF.from_data(small), small, epochs=1, progress=False)   # compile
    train,_ = interactions(generate(n, n//100, 50_000))
    model,before = KorenMF.from_data(train, n_factors=32),peak()
    start = time.perf_counter()
    history = fit_sgd(model, train, epochs=1, lr=.02, reg=.03, threads=THREADS, progress=False)
    print(json.dumps(dict(ratings=n, seconds=time.perf_counter()-start, peak_gigabytes=peak(), before_gigabytes=before,
                          loss=float(history.df['train_loss'].iloc[-1]))))

if __name__=='__main__': main(int(sys.argv[1]))
