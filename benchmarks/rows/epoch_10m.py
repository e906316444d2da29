"""One epoch of 8 M ratings in the shape of MovieLens 10M, 10 factors, Adagrad: the loop of many tutorials

Its whole epoch takes minutes, so it is run once, for the loss; its turns are 1,000 batches, and their rate gives the seconds of an epoch."""
import time
import numpy as np
from common import QUICK as QUICK_RUN, THREADS, interactions, rated_10m

SIDES = dict(ours='', ours_dot_sgd='', tutorial='')
QUICK = True

def load(): return rated_10m()

def _ours(d, seed, **options):
    import torch
    from recsys_torch import ClassicMF
    from recsys_torch.training.sgd import fit_sgd
    if 'ours' not in d: d['ours'] = interactions(d)
    train,test = d['ours']
    model = ClassicMF.from_data(train, n_factors=10, seed=seed)
    start = time.perf_counter()
    fit_sgd(model, train, epochs=1, reg=0., seed=seed, threads=THREADS, progress=False, **options)
    seconds = time.perf_counter()-start
    with torch.inference_mode(): loss = (model(test.user, test.item)-test.rating).square().mean().item()
    return dict(seconds=seconds, quality=dict(loss=loss, ratings_a_second=len(train)/seconds))

def ours(d, seed): return _ours(d, seed, adagrad=True)
def ours_dot_sgd(d, seed): return _ours(d, seed)

def tutorial(d, seed):
    import torch
    from torch import nn
    from torch.utils.data import DataLoader, Dataset

    class Ratings(Dataset):
        def __init__(self, user, item, rating): self.user,self.item,self.rating = user,item,rating
        def __len__(self): return len(self.user)
        def __getitem__(self, n): return self.user[n],self.item[n],self.rating[n]

    class Factors(nn.Module):
        def __init__(self, n_users, n_items, n_factors=10):
            super().__init__()
            self.user,self.item,self.head = nn.Embedding(n_users, n_factors),nn.Embedding(n_items, n_factors),nn.Linear(n_factors, 1)
        def forward(self, user, item): return torch.relu(self.head(self.user(user)*self.item(item))).squeeze(1)

    torch.manual_seed(seed)
    if 'tutorial' not in d: d['tutorial'] = [tuple(torch.from_numpy(o.astype(t)) for o,t in zip(d[k], (np.int64,np.int64,np.float32)))
                                             for k in ('train','test')]
    train,test = d['tutorial']
    def train_on(n):
        model,loss = Factors(d['n_users'], d['n_items']),nn.MSELoss()
        opt,loader = torch.optim.Adagrad(model.parameters(), lr=LR),DataLoader(Ratings(*(o[:n] for o in train)), batch_size=200, shuffle=True)
        start = time.perf_counter()
        for user,item,rating in loader:
            opt.zero_grad()
            loss(model(user,item), rating).backward()
            opt.step()
        seconds = time.perf_counter()-start
        with torch.inference_mode(): return seconds,loss(model(*test[:2]), test[2]).item()
    if 'whole' not in d and not QUICK_RUN:
        seconds,loss = train_on(len(train[0]))
        d['whole'] = dict(loss=loss, whole_epoch_seconds=seconds)
    seconds,_ = train_on(200_000)
    return dict(seconds=seconds*len(train[0])/200_000, quality=d.get('whole',{})|dict(ratings_a_second=200_000/seconds))

LR = .1
