"""Counts the places from 0.

Rejected by: test_the_mid_ranks_of_the_worked_example
"""

import numpy as np


def mid_ranks(scores: np.ndarray) -> np.ndarray:
    _, place, count = np.unique(scores, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count + 1) / 2)[place]


def auc(scores: np.ndarray, positive: np.ndarray) -> float:
    if positive.all() or not positive.any():
        raise ValueError("AUC compares positives with negatives: both have to be there")
    positives, negatives = (positive.sum(), (~positive).sum())
    pairs_won = mid_ranks(scores)[positive].sum() - positives * (positives + 1) / 2
    return float(pairs_won / (positives * negatives))


def macro_auc(scores: np.ndarray, labels: np.ndarray) -> float:
    return float(np.mean([auc(column, labels == c) for c, column in enumerate(scores.T)]))


def accuracy(scores: np.ndarray, labels: np.ndarray) -> float:
    return float(np.mean(scores.argmax(axis=1) == labels))


def majority_accuracy(labels: np.ndarray) -> float:
    return float(np.bincount(labels).max() / len(labels))


def balanced_accuracy(scores: np.ndarray, labels: np.ndarray) -> float:
    own = [labels == c for c in range(scores.shape[1])]
    if not all((pictures.any() for pictures in own)):
        raise ValueError("a class without pictures has no sensitivity")
    return float(np.mean([accuracy(scores[pictures], labels[pictures]) for pictures in own]))
