"""Kata 34: what a single neuron can separate, what it cannot, and what a hidden layer changes."""

from collections.abc import Sequence
from itertools import product

import numpy as np

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
"""The four points of all truth tables with two inputs, one in each row."""


def neuron(points: np.ndarray, weights: np.ndarray, threshold: float) -> np.ndarray:
    """Ask one neuron about many points.

    Args:
        points: array of shape (N, n), one point in each row.
        weights: array of shape (n,), one weight for each coordinate.
        threshold: what the weighted sum has to exceed.

    Returns:
        array of shape (N,): 1 where the neuron fires, 0 where it stays silent.
    """
    return (points @ weights > threshold).astype(int)


def find_neuron(labels: Sequence[int]) -> tuple[np.ndarray, float] | None:
    """Find a neuron that answers with the given labels at the four CORNERS.

    Args:
        labels: four numbers, 0 or 1, in the order of CORNERS.

    Returns:
        (weights, threshold): two weights (a list, tuple or array) and a number; None if no neuron
        gives these labels.
    """
    for *weights, threshold in product((-1, 0, 1), (-1, 0, 1), (-1.5, -0.5, 0.5, 1.5)):
        if np.array_equal(neuron(CORNERS, np.array(weights), threshold), labels):
            return np.array(weights), threshold
    return None


def two_layers(
    points: np.ndarray,
    hidden_weights: np.ndarray,
    hidden_thresholds: np.ndarray,
    output_weights: np.ndarray,
    output_threshold: float,
) -> np.ndarray:
    """Ask a network of H hidden neurons and one output neuron about many points.

    Args:
        points: array of shape (N, n), one point in each row.
        hidden_weights: array of shape (H, n); row i holds the weights of hidden neuron i.
        hidden_thresholds: array of shape (H,).
        output_weights: array of shape (H,), one weight for each hidden neuron.
        output_threshold: the threshold of the output neuron.

    Returns:
        array of shape (N,): 1 where the output neuron fires, 0 where it stays silent.
    """
    hidden = neuron(points, hidden_weights.T, hidden_thresholds)
    return neuron(hidden, output_weights, output_threshold)


def xor_network() -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """Set the weights of a network with two hidden neurons so that it computes XOR.

    Returns:
        (hidden_weights, hidden_thresholds, output_weights, output_threshold): of shapes (2, 2),
        (2,) and (2,), and one number, as `two_layers` takes them; lists and tuples count as well.
    """
    # both hidden neurons count the ones: the first fires from one on (OR), the second at two (AND)
    hidden_weights, hidden_thresholds = np.ones((2, 2)), np.array([0.5, 1.5])
    return hidden_weights, hidden_thresholds, np.array([1.0, -1.0]), 0.5  # OR, but not AND
