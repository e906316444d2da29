"Recommenders in PyTorch: from files of ratings to evaluated recommendations in your own ids"
__version__ = "0.0.1"

# Every public name, from the module that defines it. Written by tools/prepare.py.
from .data.batches import Batch, batches
from .data.datasets import read_movielens, read_movielens_items, read_movielens_users, read_movielens_tags, read_amazon_reviews, read_interactions, load_dataset
from .data.download import data_dir, download, published_md5, unzip
from .data.features import STOP_WORDS, porter_stem, item_content_matrix
from .data.interactions import IdMap, Interactions
from .data.splits import split_random, split_every, split_per_user, split_leave_last_out, split_by_time, k_core
from .data.statistics import gini, describe
from .data.synthetic import expected_rating, Truth, SyntheticInteractions, synthetic_reviews
from .losses.rating import squared_error, row_l2
from .models.factors import rows, DotProduct, check_pairs, Popularity, mean_rating, ClassicMF, KorenMF
from .models.mf_mse import MF_MSE
from .evaluation.evaluate import Scores, evaluate
from .evaluation.metrics import rating_metric, ranking_metric, precision, recall, recall_min, hit_rate, reciprocal_rank, average_precision, ndcg, rmse, mae, topk
from .training.fit import rating_mse, adam, one_cycle, constant, History, fit
from .serving.recommend import recommend, most_similar
from .serving.saving import MODELS, FORMAT, register_model, save_model, load_model

__all__ = ['Batch', 'batches', 'read_movielens', 'read_movielens_items', 'read_movielens_users', 'read_movielens_tags',
           'read_amazon_reviews', 'read_interactions', 'load_dataset', 'data_dir', 'download', 'published_md5', 'unzip',
           'STOP_WORDS', 'porter_stem', 'item_content_matrix', 'IdMap', 'Interactions', 'split_random', 'split_every',
           'split_per_user', 'split_leave_last_out', 'split_by_time', 'k_core', 'gini', 'describe', 'expected_rating', 'Truth',
           'SyntheticInteractions', 'synthetic_reviews', 'squared_error', 'row_l2', 'rows', 'DotProduct', 'check_pairs',
           'Popularity', 'mean_rating', 'ClassicMF', 'KorenMF', 'MF_MSE', 'Scores', 'evaluate', 'rating_metric',
           'ranking_metric', 'precision', 'recall', 'recall_min', 'hit_rate', 'reciprocal_rank', 'average_precision', 'ndcg',
           'rmse', 'mae', 'topk', 'rating_mse', 'adam', 'one_cycle', 'constant', 'History', 'fit', 'recommend', 'most_similar',
           'MODELS', 'FORMAT', 'register_model', 'save_model', 'load_model']
