"""Kata 74: how good a classifier really is, when most pictures belong to one class."""

import numpy as np


def mid_ranks(scores: np.ndarray) -> np.ndarray:
    """Place of each score when all are sorted, the smallest first; equal ones share their mean.

    Args:
        scores: finite floats of shape (N,), N at least 1.

    Returns:
        Floats of shape (N,), in the order of the scores: 1 for a smallest one, N for a largest one,
        if nothing equals it.
    """
    raise NotImplementedError


def auc(scores: np.ndarray, positive: np.ndarray) -> float:
    """Area under the ROC curve: how often a positive has a higher score than a negative.

    Args:
        scores: finite floats of shape (N,), of any size; the higher, the more likely positive.
        positive: bools of shape (N,): True for the sick, False for the healthy.

    Returns:
        The share of all pairs of a positive and a negative in which the positive has the higher
        score, from 0 to 1; a pair of equal scores counts one half.

    Raises:
        ValueError: there is no positive, or no negative.

    Source: Hanley and McNeil, Radiology 143 (1982), pages 29 to 36.
    """
    raise NotImplementedError


def macro_auc(scores: np.ndarray, labels: np.ndarray) -> float:
    """Mean over all classes of the AUC of this class against all others.

    Args:
        scores: finite floats of shape (N, C), C at least 2: column c has the scores for class c.
        labels: integers of shape (N,), the right class of each picture, from 0 to C - 1.

    Returns:
        The mean, in which each class counts the same, however many pictures it has.

    Raises:
        ValueError: a class has a column, but no picture.
    """
    raise NotImplementedError


def accuracy(scores: np.ndarray, labels: np.ndarray) -> float:
    """Share of the pictures whose highest score is that of the right class.

    Args:
        scores: finite floats of shape (N, C), no two equal highest ones in a row.
        labels: integers of shape (N,), the right class of each picture, from 0 to C - 1.

    Returns:
        The share, from 0 to 1.
    """
    raise NotImplementedError


def majority_accuracy(labels: np.ndarray) -> float:
    """Accuracy of naming the most frequent class every time, without looking.

    Args:
        labels: integers from 0 on, of shape (N,), N at least 1.

    Returns:
        The share, from 0 to 1.
    """
    raise NotImplementedError


def balanced_accuracy(scores: np.ndarray, labels: np.ndarray) -> float:
    """Mean over all classes of the sensitivity: the share of its own pictures that is recognised.

    Args:
        scores: finite floats of shape (N, C), no two equal highest ones in a row.
        labels: integers of shape (N,), the right class of each picture, from 0 to C - 1.

    Returns:
        The mean, in which each class counts the same, however many pictures it has.

    Raises:
        ValueError: a class has a column, but no picture.
    """
    raise NotImplementedError
