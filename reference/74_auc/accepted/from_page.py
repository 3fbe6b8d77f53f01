"""Written from README and stub alone: plain loops and a sorted list."""

import numpy as np


def mid_ranks(scores: np.ndarray) -> np.ndarray:
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    ranks = np.zeros(len(scores))
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and scores[order[end]] == scores[order[start]]:
            end += 1
        for i in order[start:end]:
            ranks[i] = (start + 1 + end) / 2
        start = end
    return ranks


def auc(scores: np.ndarray, positive: np.ndarray) -> float:
    p = int(np.sum(positive))
    n = len(positive) - p
    if p == 0 or n == 0:
        raise ValueError("there have to be positives and negatives")
    rank_sum = mid_ranks(scores)[positive].sum()
    return (rank_sum - p * (p + 1) / 2) / (p * n)


def macro_auc(scores: np.ndarray, labels: np.ndarray) -> float:
    return float(np.mean([auc(scores[:, c], labels == c) for c in range(scores.shape[1])]))


def accuracy(scores: np.ndarray, labels: np.ndarray) -> float:
    return float(np.mean(np.argmax(scores, axis=1) == labels))


def majority_accuracy(labels: np.ndarray) -> float:
    return float(max(np.sum(labels == c) for c in np.unique(labels)) / len(labels))


def balanced_accuracy(scores: np.ndarray, labels: np.ndarray) -> float:
    answers = np.argmax(scores, axis=1)
    sensitivities = []
    for c in range(scores.shape[1]):
        mine = labels == c
        if not mine.any():
            raise ValueError(f"class {c} has no picture")
        sensitivities.append(np.mean(answers[mine] == c))
    return float(np.mean(sensitivities))
