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

    Source: the slide "Fehlerfunktionen": take the difference, square it.
    """
    return float(np.mean(_differences(outputs, targets) ** 2))


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
    return 2 * _differences(outputs, targets) / outputs.size


def log_softmax(logits: np.ndarray) -> np.ndarray:
    """Natural logarithm of the softmax of each row, also where exp(logits) would overflow.

    Args:
        logits: floats of shape (N, C), one row per sample, one column per class.

    Returns:
        A new array of shape (N, C): the logarithms of each row's class probabilities.

    Source: Goodfellow, Bengio, Courville, Deep Learning (2016), section 4.1.
    """
    shifted = logits - logits.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


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
    return float(-log_probabilities[_right_entries(log_probabilities, labels)].mean())


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
    gradient = np.zeros(log_probabilities.shape)
    gradient[_right_entries(log_probabilities, labels)] = -1 / len(labels)
    return gradient


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
    return negative_log_likelihood(log_softmax(logits), labels)


def cross_entropy_gradient(logits: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Gradient of the cross entropy with respect to the logits.

    Args:
        logits: floats of shape (N, C), one row per sample, one column per class.
        labels: integers of shape (N,), the right class of each row, from 0 to C - 1.

    Returns:
        A new array of shape (N, C).

    Raises:
        ValueError: a label is below 0 or above C - 1.

    Source: Bishop, Pattern Recognition and Machine Learning (2006), section 4.3.4.
    """
    gradient = np.exp(log_softmax(logits))
    gradient[_right_entries(logits, labels)] -= 1
    return gradient / len(labels)


def _differences(outputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Outputs minus targets, without broadcasting one against the other."""
    if outputs.shape != targets.shape:
        raise ValueError(f"outputs {outputs.shape} and targets {targets.shape} differ in shape")
    return outputs - targets


def _right_entries(scores: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Index of the right class's entry in every row of the scores."""
    samples, classes = scores.shape
    if (labels < 0).any() or (labels >= classes).any():
        raise ValueError(f"with {classes} classes, these are no labels: {labels}")
    return np.arange(samples), labels
