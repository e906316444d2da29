"""The same program with LightFM's class and with ours, ten epochs, all else at its defaults

seconds: training. predict_s: scores of all users and items; evaluate_s: precision_at_k over the held-out likes, training left out. Cases with `features`:
genres of films, age, sex and occupation of users, beside the identity; `cold`: a fifth of the films taken out of training whole, measured among them."""
import time
import numpy as np
from common import THREADS, data_file, liked_1m

SIDES = dict(ours='', lightfm='lightfm')
LOSSES = 'logistic','bpr','warp','warp-kos'
CASES = *(f'{data}:{loss}:{D}' for data in ('ml-100k','ml-1m','ml-100k-features') for loss in LOSSES for D in (10,64)), 'ml-100k-cold:warp:10'
QUICK = 'ml-100k:warp:10','ml-100k-features:warp:10'

def _table(name): return [l.rstrip('\n').split('|') for l in open(data_file('ml-100k', name), encoding='latin-1')]

def _one_hot(values):
    names = {o:n for n,o in enumerate(sorted(set(values)))}
    return np.eye(len(names), dtype=np.float32)[[names[o] for o in values]]

def _liked_100k():
    "Ratings of 4 and 5, a fifth of them held out."
    user,item,rating = np.loadtxt(data_file('ml-100k', 'u.data'), dtype=np.int64, usecols=(0,1,2)).T
    user,item,held_out = user[rating>=4]-1,item[rating>=4]-1,np.random.default_rng(0).random((rating>=4).sum())<.2
    return dict(n_users=943, n_items=1682, train=(user[~held_out],item[~held_out]), test=(user[held_out],item[held_out]))

def load(case):
    from scipy import sparse
    data,loss,D = case.split(':')
    d = liked_1m() if data=='ml-1m' else _liked_100k()
    d['cold'] = np.random.default_rng(1).random(d['n_items'])<.2 if data.endswith('cold') else np.zeros(d['n_items'], bool)
    if d['cold'].any():
        both = [np.r_[a,b] for a,b in zip(d['train'], d['test'])]
        d['train'],d['test'] = ([o[d['cold'][both[1]]==k] for o in both] for k in (False,True))
    d['loss'],d['D'],shape = loss,int(D),(d['n_users'],d['n_items'])
    for k in ('train','test'): d[k] = sparse.coo_matrix((np.ones(len(d[k][0]), np.float32), [o.astype(np.int32) for o in d[k]]), shape=shape)
    d['features'] = {}
    if data not in ('ml-1m','ml-100k'):
        users,genres = _table('u.user'),np.array([o[-19:] for o in _table('u.item')], np.float32)
        about = np.c_[_one_hot([int(o[1])//10 for o in users]),_one_hot([o[2] for o in users]),_one_hot([o[3] for o in users])]
        d['features'] = {k: sparse.hstack([sparse.identity(len(o), np.float32), o], format='csr')
                         for k,o in dict(user_features=about, item_features=genres).items()}
    return d

def _measures(S, d):
    "Means over users, training items left out; of cold items among them alone."
    train,test = (d[k].tocsr() for k in ('train','test'))
    S[train.nonzero()] = -np.inf
    if d['cold'].any(): S[:,~d['cold']] = -np.inf
    discount,sums,n = 1/np.log2(np.arange(2, 12)),np.zeros(3),0
    for u in np.flatnonzero(np.diff(test.indptr)):
        relevant,s = test.indices[test.indptr[u]:test.indptr[u+1]],S[u]
        hits,m = np.isin(np.argsort(-s, kind='stable')[:10], relevant),len(relevant)
        ranked = np.sort(s[np.isfinite(s)])
        below = (np.searchsorted(ranked, s[relevant], 'left')+np.searchsorted(ranked, s[relevant], 'right')-1)/2
        if m==len(ranked): continue
        sums += hits@discount/discount[:m].sum(),hits.mean(),(below.sum()-m*(m-1)/2)/(m*(len(ranked)-m))
        n += 1
    return dict(zip(('ndcg@10','precision@10','auc'), (sums/n).tolist()))

def _run(d, seed, LightFM, precision_at_k):
    model = LightFM(d['D'], loss=d['loss'], random_state=seed)
    def timed(f):
        start = time.perf_counter()
        return f(),time.perf_counter()-start
    _,seconds = timed(lambda: model.fit(d['train'], epochs=10, num_threads=THREADS, **d['features']))
    U,I = d['n_users'],d['n_items']
    pairs = np.repeat(np.arange(U), I),np.tile(np.arange(I), U)
    S,predict_s = timed(lambda: model.predict(*pairs, num_threads=THREADS, **d['features']))
    _,evaluate_s = timed(lambda: precision_at_k(model, d['test'], d['train'], k=10, num_threads=THREADS, **d['features']))
    return dict(seconds=seconds, quality=_measures(S.reshape(U, I).copy(), d)|dict(predict_s=predict_s, evaluate_s=evaluate_s))

def ours(d, seed):
    from recsys_torch.lightfm import LightFM
    from recsys_torch.lightfm.evaluation import precision_at_k
    return _run(d, seed, LightFM, precision_at_k)

def lightfm(d, seed):
    from lightfm import LightFM
    from lightfm.evaluation import precision_at_k
    return _run(d, seed, LightFM, precision_at_k)
