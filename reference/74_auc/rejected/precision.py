"""Asks how many of the answers "mole" are moles, not how many of the moles are recognised.

Rejected by: test_always_mole_knows_nothing
"""

import numpy as np


def mid_ranks(scores):
    _, place, count = np.unique(scores, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[place]


def auc(scores, positive):
    positives, negatives = (positive.sum(), (~positive).sum())
    if positives == 0 or negatives == 0:
        raise ValueError("AUC compares positives with negatives: both have to be there")
    pairs_won = mid_ranks(scores)[positive].sum() - positives * (positives + 1) / 2
    return float(pairs_won / (positives * negatives))


def macro_auc(scores, labels):
    return float(np.mean([auc(column, labels == c) for c, column in enumerate(scores.T)]))


def accuracy(scores, labels):
    return float(np.mean(scores.argmax(axis=1) == labels))


def majority_accuracy(labels):
    return float(np.bincount(labels).max() / len(labels))


def balanced_accuracy(scores, labels):
    own = [labels == c for c in range(scores.shape[1])]
    if not all((pictures.any() for pictures in own)):
        raise ValueError("a class without pictures has no sensitivity")
    answers = scores.argmax(axis=1)
    of_answer = [labels[answers == c] == c for c in range(scores.shape[1])]
    return float(np.mean([right.mean() if len(right) else 0.0 for right in of_answer]))
