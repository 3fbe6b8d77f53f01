"""Written from the page alone: mid-ranks by np.unique, and the formula with the rank sum."""

import numpy as np


def mid_ranks(scores: np.ndarray) -> np.ndarray:
    """Place of each score when all are sorted, the smallest first; equal ones share their mean."""
    _, which, counts = np.unique(scores, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return (last - (counts - 1) / 2)[which]


def auc(scores: np.ndarray, positive: np.ndarray) -> float:
    """Area under the ROC curve: how often a positive has a higher score than a negative."""
    positives = int(positive.sum())
    negatives = len(positive) - positives
    if positives == 0 or negatives == 0:
        raise ValueError("at least one positive and one negative are needed")
    rank_sum = mid_ranks(scores)[positive].sum()
    return float((rank_sum - positives * (positives + 1) / 2) / (positives * negatives))


def macro_auc(scores: np.ndarray, labels: np.ndarray) -> float:
    """Mean over all classes of the AUC of this class against all others."""
    return float(np.mean([auc(scores[:, c], labels == c) for c in range(scores.shape[1])]))


def accuracy(scores: np.ndarray, labels: np.ndarray) -> float:
    """Share of the pictures whose highest score is that of the right class."""
    return float(np.mean(scores.argmax(axis=1) == labels))


def majority_accuracy(labels: np.ndarray) -> float:
    """Accuracy of whoever names the most frequent class every time, without looking."""
    return float(np.unique(labels, return_counts=True)[1].max() / len(labels))


def balanced_accuracy(scores: np.ndarray, labels: np.ndarray) -> float:
    """Mean over all classes of the sensitivity: the share of its own pictures that is recognised."""
    right = scores.argmax(axis=1) == labels
    shares = []
    for c in range(scores.shape[1]):
        own = labels == c
        if not own.any():
            raise ValueError(f"class {c} has no picture")
        shares.append(right[own].mean())
    return float(np.mean(shares))
