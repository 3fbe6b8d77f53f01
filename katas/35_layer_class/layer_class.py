"""Kata 35: a layer of neurons of any size, and a network made of such layers."""

from collections.abc import Sequence

import numpy as np


def sigmoid(values: np.ndarray) -> np.ndarray:
    """Squash numbers into the range from 0 to 1.

    Args:
        values: array of any shape, of floats or integers.

    Returns:
        array of floats of the same shape: 1 / (1 + exp(-value)) for each value, finite for
        values of any size, and exact far below 0 as well.
    """
    raise NotImplementedError


class Layer:
    """A layer of sigmoid neurons that all see the same inputs.

    Both attributes may be replaced by others of the same shape.

    Attributes:
        weights: array of shape (n_outputs, n_inputs); row i holds the weights of neuron i.
        biases: array of shape (n_outputs,), one bias for each neuron.
    """

    def __init__(self, n_inputs: int, n_outputs: int, seed: int | None = None) -> None:
        """Start with weights drawn uniformly within ±1 / sqrt(n_inputs) and with biases of zero.

        Args:
            n_inputs: how many inputs each neuron has.
            n_outputs: how many neurons the layer has.
            seed: the same whole number always gives the same weights; without one they are new
                each time. The global random generators are left alone.
        """
        raise NotImplementedError

    def forward(self, inputs: np.ndarray) -> np.ndarray:
        """Compute what the neurons answer, with the weights and biases as they are now.

        Args:
            inputs: array of shape (n_inputs,), or a batch of shape (N, n_inputs).

        Returns:
            array of shape (n_outputs,), or of shape (N, n_outputs) for a batch.

        Raises:
            ValueError: the inputs are not n_inputs wide.
        """
        raise NotImplementedError


def build_network(seed: int | None = None) -> list[Layer]:
    """Build the network with four inputs, three hidden neurons and two output neurons.

    Args:
        seed: as for Layer, for both layers; they still draw different numbers.

    Returns:
        the hidden layer and the output layer.
    """
    raise NotImplementedError


def predict(network: Sequence[Layer], inputs: np.ndarray) -> np.ndarray:
    """Pass inputs through all layers of a network, one after the other.

    Args:
        network: one or more layers; each is as wide as the one before it has neurons.
        inputs: array of shape (n_inputs,) or (N, n_inputs) for the first layer.

    Returns:
        what the last layer answers.
    """
    raise NotImplementedError
