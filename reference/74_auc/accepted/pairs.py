"""Every pair compared with every other by broadcasting; no ranks needed for the AUC."""

import numpy as np


def mid_ranks(scores):
    smaller = (scores[:, None] > scores).sum(axis=1)
    equal = (scores[:, None] == scores).sum(axis=1)
    return smaller + (equal + 1) / 2


def auc(scores, positive):
    sick, healthy = scores[positive], scores[~positive]
    if not (len(sick) and len(healthy)):
        raise ValueError("no pair to compare")
    difference = sick[:, None] - healthy
    return ((np.sign(difference) + 1) / 2).mean()


def macro_auc(scores, labels):
    return np.mean([auc(scores[:, c], labels == c) for c in range(scores.shape[1])])


def accuracy(scores, labels):
    return (np.argmax(scores, 1) == labels).mean()


def majority_accuracy(labels):
    return np.unique(labels, return_counts=True)[1].max() / labels.size


def confusion(scores, labels):
    table = np.zeros((scores.shape[1],) * 2)
    np.add.at(table, (labels, scores.argmax(1)), 1)
    return table


def balanced_accuracy(scores, labels):
    table = confusion(scores, labels)
    if (table.sum(axis=1) == 0).any():
        raise ValueError("every class needs a picture")
    return (np.diag(table) / table.sum(axis=1)).mean()
