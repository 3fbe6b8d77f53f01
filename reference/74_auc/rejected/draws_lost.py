"""Counts a pair of equal scores as lost instead of as one half.

Rejected by: test_the_auc_of_the_worked_example_is_0_875
"""

import numpy as np


def mid_ranks(scores):
    _, place, count = np.unique(scores, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[place]


def auc(scores, positive):
    positives, negatives = (positive.sum(), (~positive).sum())
    if positives == 0 or negatives == 0:
        raise ValueError("AUC compares positives with negatives: both have to be there")
    return float((scores[positive][:, None] > scores[~positive]).mean())


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
    return float(np.mean([accuracy(scores[pictures], labels[pictures]) for pictures in own]))
