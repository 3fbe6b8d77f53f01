"""Keeps the biases as the last column of one matrix, behind properties; NumPy's global generator."""

from functools import reduce

import numpy as np


def sigmoid(values):
    return (1 + np.tanh(values / 2)) / 2


class Layer:
    def __init__(self, n_inputs, n_outputs, *, seed=None):
        if seed is not None:
            np.random.seed(seed)
        limit = n_inputs**-0.5
        weights = (2 * np.random.rand(n_outputs, n_inputs) - 1) * limit
        self._matrix = np.hstack([weights, np.zeros((n_outputs, 1))])

    @property
    def weights(self):
        return self._matrix[:, :-1]

    @weights.setter
    def weights(self, values):
        self._matrix[:, :-1] = values

    @property
    def biases(self):
        return self._matrix[:, -1]

    @biases.setter
    def biases(self, values):
        self._matrix[:, -1] = values

    def forward(self, inputs):
        ones = np.ones((*inputs.shape[:-1], 1))
        return sigmoid(np.einsum("ij,...j->...i", self._matrix, np.append(inputs, ones, axis=-1)))


def build_network(seed=None):
    first = Layer(4, 3, seed=seed)
    return [first, Layer(3, 2)]


def predict(network, inputs):
    return reduce(lambda answers, layer: layer.forward(answers), network, inputs)
