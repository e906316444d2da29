"200 thousand reviews as JSON lines: read_amazon_reviews beside polars"
import time
from common import data_file, made_file

SIDES = dict(ours='', polars='polars')
QUICK = True

def load():
    import gzip
    def write(path):
        lines = gzip.open(data_file('amazon','reviews_Musical_Instruments_5.json.gz')).read().splitlines(True)
        path.write_bytes(b''.join((lines*20)[:200_000]))
    return made_file('reviews-200k.json', write)

def ours(path, seed):
    from recsys_torch import read_amazon_reviews
    start = time.perf_counter()
    n = len(read_amazon_reviews(path, verbose=False))
    return dict(seconds=time.perf_counter()-start, quality=dict(rows=n))

def polars(path, seed):
    import polars as pl
    start = time.perf_counter()
    n = len(pl.scan_ndjson(path).select('reviewerID','asin','overall','unixReviewTime','reviewText').collect())
    return dict(seconds=time.perf_counter()-start, quality=dict(rows=n))
