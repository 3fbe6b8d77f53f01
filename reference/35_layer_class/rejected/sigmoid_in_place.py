"""Limits the numbers in the caller's array, to be safe from the overflow.

Rejected by: test_the_sigmoid_leaves_its_argument_as_it_is
"""

import numpy as np


def sigmoid(values):
    if np.ndim(values):
        values[values < -700] = -700
    return np.exp(np.minimum(values, 0)) / (1 + np.exp(-np.abs(values)))


class Layer:
    def __init__(self, n_inputs, n_outputs, seed=None):
        limit = 1 / np.sqrt(n_inputs)
        rng = np.random.default_rng(seed)
        self.weights = rng.uniform(-limit, limit, (n_outputs, n_inputs))
        self.biases = np.zeros(n_outputs)

    def forward(self, inputs):
        return sigmoid(inputs @ self.weights.T + self.biases)


def build_network(seed=None):
    rng = np.random.default_rng(seed)
    return [Layer(4, 3, rng), Layer(3, 2, rng)]


def predict(network, inputs):
    for layer in network:
        inputs = layer.forward(inputs)
    return inputs
