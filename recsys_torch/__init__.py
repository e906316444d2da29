"Recommenders in PyTorch: from files of ratings to evaluated recommendations in your own ids"
__version__ = "0.0.1"

# Every public name, from the module that defines it; written by tools/prepare.py. Modules load on first use, so that
# `recsys-torch --help` does not wait for torch; type checkers and editors read the imports.
from importlib import import_module as _import
from os import environ as _environ
from typing import TYPE_CHECKING

# OpenMP threads that spin while they wait make training many times slower on a busy machine. Read when torch is first
# imported; set the variable yourself to have it otherwise.
_environ.setdefault('OMP_WAIT_POLICY', 'PASSIVE')

if TYPE_CHECKING:
    from .data.batches import Batch as Batch, batches as batches, UserBatch as UserBatch, user_batches as user_batches
    from .data.datasets import read_movielens as read_movielens, read_movielens_items as read_movielens_items, read_movielens_users as read_movielens_users, read_movielens_tags as read_movielens_tags, read_amazon_reviews as read_amazon_reviews, load_dataset as load_dataset
    from .data.download import data_dir as data_dir, download as download, published_md5 as published_md5, unzip as unzip
    from .data.features import STOP_WORDS as STOP_WORDS, porter_stem as porter_stem, item_content_matrix as item_content_matrix
    from .data.interactions import IdMap as IdMap, Interactions as Interactions
    from .data.negatives import NegativeSampler as NegativeSampler, sample_negatives as sample_negatives
    from .data.reviews import ReviewBatch as ReviewBatch, Reviews as Reviews
    from .data.splits import split_random as split_random, split_every as split_every, split_per_user as split_per_user, split_leave_last_out as split_leave_last_out, split_by_time as split_by_time, k_core as k_core
    from .data.statistics import gini as gini, describe as describe
    from .data.synthetic import expected_rating as expected_rating, Truth as Truth, SyntheticInteractions as SyntheticInteractions, synthetic_reviews as synthetic_reviews
    from .data.tables import read_interactions as read_interactions
    from .data.text import WORD_PATTERN as WORD_PATTERN, PAD as PAD, UNK as UNK, tokenize as tokenize, Vocab as Vocab, Bags as Bags, bags as bags, item_words as item_words, WordSampler as WordSampler
    from .losses.in_batch import in_batch_loss as in_batch_loss, in_batch_predictions as in_batch_predictions, precision_at_1 as precision_at_1, BatchPULoss as BatchPULoss, StreamingFrequency as StreamingFrequency
    from .losses.pairwise import bpr_loss as bpr_loss, hinge_loss as hinge_loss, adaptive_hinge_loss as adaptive_hinge_loss, bpr_max_loss as bpr_max_loss, softmax_loss as softmax_loss, sampled_softmax_loss as sampled_softmax_loss
    from .losses.rating import squared_error as squared_error, row_l2 as row_l2
    from .losses.warp import warp_loss as warp_loss, WARPLoss as WARPLoss
    from .losses.words import word_negative_sampling_loss as word_negative_sampling_loss
    from .models.ease import ease_weights as ease_weights, EASE as EASE
    from .models.factors import DotProduct as DotProduct, check_pairs as check_pairs, Popularity as Popularity, mean_rating as mean_rating, ClassicMF as ClassicMF, KorenMF as KorenMF
    from .models.item_words import neutral_bias as neutral_bias, WordHead as WordHead, ItemText as ItemText, TextItem as TextItem
    from .models.joint import TextClassicMF as TextClassicMF, TextKorenMF as TextKorenMF
    from .models.mf_mse import MF_MSE as MF_MSE
    from .models.neighbours import ItemNeighbours as ItemNeighbours
    from .models.text import ReviewModel as ReviewModel, RatingPred as RatingPred, RatingPredProfile as RatingPredProfile
    from .models.towers import IdTable as IdTable, FeatureBag as FeatureBag, DenseFeatures as DenseFeatures, Layers as Layers, Tower as Tower, TwoTower as TwoTower
    from .evaluation.beyond_accuracy import list_metric as list_metric, full_metric as full_metric, share_of_users as share_of_users, coverage as coverage, list_gini as list_gini, novelty as novelty, auc as auc
    from .evaluation.candidates import evaluate_candidates as evaluate_candidates, read_ncf as read_ncf
    from .evaluation.evaluate import Scores as Scores, evaluate as evaluate
    from .evaluation.metrics import rating_metric as rating_metric, ranking_metric as ranking_metric, graded_metric as graded_metric, precision as precision, recall as recall, recall_min as recall_min, hit_rate as hit_rate, reciprocal_rank as reciprocal_rank, average_precision as average_precision, ndcg as ndcg, graded_ndcg as graded_ndcg, exp_ndcg as exp_ndcg, rmse as rmse, mae as mae, ranking_metrics as ranking_metrics
    from .evaluation.topk import topk as topk, topk_blocks as topk_blocks
    from .training.bayesian import fit_bayesian_mf as fit_bayesian_mf
    from .training.fit import rating_mse as rating_mse, adam as adam, one_cycle as one_cycle, constant as constant, History as History, run_epochs as run_epochs, fit as fit
    from .training.large_batches import in_chunks as in_chunks, blocked_in_batch_loss as blocked_in_batch_loss, gather_rows as gather_rows, gathered_in_batch_loss as gathered_in_batch_loss
    from .training.least_squares import fit_als as fit_als, fit_ials as fit_ials, fold_in as fold_in
    from .training.objectives import Pairwise as Pairwise, Softmax as Softmax, WARP as WARP, InBatch as InBatch
    from .training.reviews import ReviewRating as ReviewRating, ItemWords as ItemWords, RatingAndWords as RatingAndWords
    from .training.row_sparse import RowReader as RowReader, mark_rows as mark_rows, unmark_rows as unmark_rows, sum_rows as sum_rows, RowAdagrad as RowAdagrad, RowWiseAdagrad as RowWiseAdagrad, RowAdam as RowAdam
    from .training.sgd import fit_sgd as fit_sgd
    from .training.warp import fit_warp as fit_warp
    from .serving.ann import Index as Index, measure_recall as measure_recall, index_vectors as index_vectors, strangers as strangers, build_index as build_index, save_index as save_index, load_index as load_index
    from .serving.exact import whiten as whiten, like_weights as like_weights, VectorSearch as VectorSearch, TopK as TopK
    from .serving.export import export_program as export_program, export_onnx as export_onnx
    from .serving.hub import model_card as model_card, Recommender as Recommender
    from .serving.map import tsne as tsne, lay_out as lay_out
    from .serving.page import catalogue_map as catalogue_map, export_page as export_page
    from .serving.recommend import recommend as recommend, most_similar as most_similar
    from .serving.saving import register_model as register_model, save_model as save_model, load_model as load_model, model_info as model_info, load_vocab as load_vocab, without_users as without_users
    from .serving.service import make_app as make_app, serve_in_thread as serve_in_thread, serve as serve
    from .serving.words import words_of as words_of, items_of as items_of, most_similar_words as most_similar_words, explain as explain
    from .scale.checkpoint import latest_checkpoint as latest_checkpoint, point_to as point_to, save_checkpoint as save_checkpoint, Checkpoint as Checkpoint, load_checkpoint as load_checkpoint
    from .scale.distributed import fit_distributed as fit_distributed
    from .scale.exchange import processes as processes
    from .scale.prepare import Prepared as Prepared, open_prepared as open_prepared, prepare as prepare
    from .scale.serving import best_items as best_items, write_vectors as write_vectors, evaluate_stream as evaluate_stream
    from .scale.sharded import shard_rows as shard_rows, Shards as Shards, sharded as sharded, gather as gather, write_sharded_vectors as write_sharded_vectors, fit_sharded as fit_sharded
    from .scale.size import held_bytes as held_bytes, sent_bytes as sent_bytes, leaving_bytes as leaving_bytes, plan_size as plan_size
    from .scale.stream import TextBatch as TextBatch, Stream as Stream, stream_batches as stream_batches, vocab_from as vocab_from

_names = {
    'data.batches': 'Batch batches UserBatch user_batches',
    'data.datasets': 'read_movielens read_movielens_items read_movielens_users read_movielens_tags read_amazon_reviews load_dataset',
    'data.download': 'data_dir download published_md5 unzip',
    'data.features': 'STOP_WORDS porter_stem item_content_matrix',
    'data.interactions': 'IdMap Interactions',
    'data.negatives': 'NegativeSampler sample_negatives',
    'data.reviews': 'ReviewBatch Reviews',
    'data.splits': 'split_random split_every split_per_user split_leave_last_out split_by_time k_core',
    'data.statistics': 'gini describe',
    'data.synthetic': 'expected_rating Truth SyntheticInteractions synthetic_reviews',
    'data.tables': 'read_interactions',
    'data.text': 'WORD_PATTERN PAD UNK tokenize Vocab Bags bags item_words WordSampler',
    'losses.in_batch': 'in_batch_loss in_batch_predictions precision_at_1 BatchPULoss StreamingFrequency',
    'losses.pairwise': 'bpr_loss hinge_loss adaptive_hinge_loss bpr_max_loss softmax_loss sampled_softmax_loss',
    'losses.rating': 'squared_error row_l2',
    'losses.warp': 'warp_loss WARPLoss',
    'losses.words': 'word_negative_sampling_loss',
    'models.ease': 'ease_weights EASE',
    'models.factors': 'DotProduct check_pairs Popularity mean_rating ClassicMF KorenMF',
    'models.item_words': 'neutral_bias WordHead ItemText TextItem',
    'models.joint': 'TextClassicMF TextKorenMF',
    'models.mf_mse': 'MF_MSE',
    'models.neighbours': 'ItemNeighbours',
    'models.text': 'ReviewModel RatingPred RatingPredProfile',
    'models.towers': 'IdTable FeatureBag DenseFeatures Layers Tower TwoTower',
    'evaluation.beyond_accuracy': 'list_metric full_metric share_of_users coverage list_gini novelty auc',
    'evaluation.candidates': 'evaluate_candidates read_ncf',
    'evaluation.evaluate': 'Scores evaluate',
    'evaluation.metrics': 'rating_metric ranking_metric graded_metric precision recall recall_min hit_rate reciprocal_rank average_precision ndcg graded_ndcg exp_ndcg rmse mae ranking_metrics',
    'evaluation.topk': 'topk topk_blocks',
    'training.bayesian': 'fit_bayesian_mf',
    'training.fit': 'rating_mse adam one_cycle constant History run_epochs fit',
    'training.large_batches': 'in_chunks blocked_in_batch_loss gather_rows gathered_in_batch_loss',
    'training.least_squares': 'fit_als fit_ials fold_in',
    'training.objectives': 'Pairwise Softmax WARP InBatch',
    'training.reviews': 'ReviewRating ItemWords RatingAndWords',
    'training.row_sparse': 'RowReader mark_rows unmark_rows sum_rows RowAdagrad RowWiseAdagrad RowAdam',
    'training.sgd': 'fit_sgd',
    'training.warp': 'fit_warp',
    'serving.ann': 'Index measure_recall index_vectors strangers build_index save_index load_index',
    'serving.exact': 'whiten like_weights VectorSearch TopK',
    'serving.export': 'export_program export_onnx',
    'serving.hub': 'model_card Recommender',
    'serving.map': 'tsne lay_out',
    'serving.page': 'catalogue_map export_page',
    'serving.recommend': 'recommend most_similar',
    'serving.saving': 'register_model save_model load_model model_info load_vocab without_users',
    'serving.service': 'make_app serve_in_thread serve',
    'serving.words': 'words_of items_of most_similar_words explain',
    'scale.checkpoint': 'latest_checkpoint point_to save_checkpoint Checkpoint load_checkpoint',
    'scale.distributed': 'fit_distributed',
    'scale.exchange': 'processes',
    'scale.prepare': 'Prepared open_prepared prepare',
    'scale.serving': 'best_items write_vectors evaluate_stream',
    'scale.sharded': 'shard_rows Shards sharded gather write_sharded_vectors fit_sharded',
    'scale.size': 'held_bytes sent_bytes leaving_bytes plan_size',
    'scale.stream': 'TextBatch Stream stream_batches vocab_from',
}
_home = {n:module for module,names in _names.items() for n in names.split()}
__all__ = list(_home)

def __getattr__(name):
    if name not in _home: raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    globals()[name] = value = getattr(_import(f'.{_home[name]}', __name__), name)
    return value

def __dir__(): return sorted({*globals(), *__all__})
