"""The ROC curve itself, threshold by threshold, and the trapezoids below it."""

import numpy as np


def mid_ranks(scores):
    order = np.sort(scores)
    first = np.searchsorted(order, scores, side="left")
    last = np.searchsorted(order, scores, side="right")
    return (first + 1 + last) / 2


def auc(scores, positive):
    if positive.all() or not positive.any():
        raise ValueError("a ROC curve needs positives and negatives")
    thresholds = np.unique(scores)[::-1]
    alarms = scores >= thresholds[:, np.newaxis]
    hits = np.concatenate([[0.0], alarms[:, positive].mean(axis=1)])
    false_alarms = np.concatenate([[0.0], alarms[:, ~positive].mean(axis=1)])
    return float(np.sum(np.diff(false_alarms) * (hits[1:] + hits[:-1]) / 2))


def macro_auc(scores, labels):
    total, classes = 0.0, scores.shape[1]
    for c in range(classes):
        total += auc(scores[:, c], labels == c)
    return total / classes


def accuracy(scores, labels):
    return np.count_nonzero(scores.argmax(axis=-1) == labels) / len(labels)


def majority_accuracy(labels):
    most = np.bincount(labels).argmax()
    return np.mean(labels == most)


def balanced_accuracy(scores, labels):
    right = scores.argmax(axis=1) == labels
    pictures = np.bincount(labels, minlength=scores.shape[1])
    if pictures.min() == 0:
        raise ValueError(f"class {pictures.argmin()} has no picture")
    return np.mean(np.bincount(labels, weights=right, minlength=len(pictures)) / pictures)
