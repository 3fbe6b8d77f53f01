"""Kata 36: loss functions, which say how wrong a network is, and their gradients."""

import numpy as np


def squared_error(outputs: np.ndarray, targets: np.ndarray) -> float:
    """Mean of the squared differences between outputs and targets, over all entries.

    Args:
        outputs: what the network answered; floats, an array of any shape with at least one entry.
        targets: what it should have answered; floats, of the same shape.

    Returns:
        The error: 0 where every output hits its target, otherwise positive.

    Raises:
        ValueError: outputs and targets differ in shape.
    """
    raise NotImplementedError


def squared_error_gradient(outputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Gradient of the squared error with respect to the outputs.

    Args:
        outputs: what the network answered; floats, an array of any shape with at least one entry.
        targets: what it should have answered; floats, of the same shape.

    Returns:
        A new array of the shape of outputs.

    Raises:
        ValueError: outputs and targets differ in shape.
    """
    raise NotImplementedError


def log_softmax(logits: np.ndarray) -> np.ndarray:
    """Natural logarithm of the softmax of each row, even where exp(logits) would overflow.

    Args:
        logits: floats of shape (N, C), one row per sample, one column per class.

    Returns:
        A new array of shape (N, C): the logarithms of each row's class probabilities.
    """
    raise NotImplementedError


def negative_log_likelihood(log_probabilities: np.ndarray, labels: np.ndarray) -> float:
    """Mean over the batch of minus the log probability of the right class.

    Args:
        log_probabilities: floats of shape (N, C), as log_softmax returns them.
        labels: integers of shape (N,), the right class of each row, from 0 to C - 1.

    Returns:
        The error: 0 where every right class has the probability 1, otherwise positive.

    Raises:
        ValueError: a label is below 0 or above C - 1.
    """
    raise NotImplementedError


def negative_log_likelihood_gradient(
    log_probabilities: np.ndarray, labels: np.ndarray
) -> np.ndarray:
    """Gradient of the negative log likelihood with respect to the log probabilities.

    Args:
        log_probabilities: floats of shape (N, C), as log_softmax returns them.
        labels: integers of shape (N,), the right class of each row, from 0 to C - 1.

    Returns:
        A new array of shape (N, C).

    Raises:
        ValueError: a label is below 0 or above C - 1.
    """
    raise NotImplementedError


def cross_entropy(logits: np.ndarray, labels: np.ndarray) -> float:
    """Negative log likelihood of the log softmax of the logits.

    Args:
        logits: floats of shape (N, C), one row per sample, one column per class.
        labels: integers of shape (N,), the right class of each row, from 0 to C - 1.

    Returns:
        The mean error over the batch.

    Raises:
        ValueError: a label is below 0 or above C - 1.
    """
    raise NotImplementedError


def cross_entropy_gradient(logits: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Gradient of the cross entropy with respect to the logits.

    Args:
        logits: floats of shape (N, C), one row per sample, one column per class.
        labels: integers of shape (N,), the right class of each row, from 0 to C - 1.

    Returns:
        A new array of shape (N, C).

    Raises:
        ValueError: a label is below 0 or above C - 1.
    """
    raise NotImplementedError
