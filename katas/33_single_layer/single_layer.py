"""Kata 33: a layer of neurons that tells several classes apart."""

import numpy as np


def forward(inputs: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Compute the outputs of a layer of neurons: their weighted sums, without a threshold.

    Args:
        inputs: the floats of one sample, shape (n_inputs,), or of a batch, shape (N, n_inputs).
        weights: one row of floats for each neuron, shape (n_neurons, n_inputs).

    Returns:
        The outputs, shape (n_neurons,) for one sample and (N, n_neurons) for a batch.
    """
    raise NotImplementedError


def classify(inputs: np.ndarray, weights: np.ndarray) -> int | np.ndarray:
    """Return the class of a sample: the index of the neuron with the greatest output.

    Args:
        inputs: one sample, shape (n_inputs,), or a batch, shape (N, n_inputs).
        weights: one row for each neuron, shape (n_neurons, n_inputs).

    Returns:
        The class, an integer from 0; for a batch the classes, integers of shape (N,). Where
        several outputs are equally great, the first of them counts.
    """
    raise NotImplementedError


def find_input(weights: np.ndarray, label: int) -> np.ndarray:
    """Find an input that the layer assigns to a given class.

    Args:
        weights: one row for each neuron, shape (n_neurons, n_inputs). The rows are linearly
            independent, so there is such an input for every class.
        label: the class, from 0 to n_neurons - 1.

    Returns:
        Any sample, shape (n_inputs,), for which the output of the neuron `label` is greater than
        that of every other neuron.

    Raises:
        ValueError: the layer has no class `label`.
    """
    raise NotImplementedError
