"""Draws the weights from the bell curve, which has no limits.

Rejected by: test_weights_start_small
"""

import numpy as np


def sigmoid(values):
    return np.exp(np.minimum(values, 0)) / (1 + np.exp(-np.abs(values)))


class Layer:
    def __init__(self, n_inputs, n_outputs, seed=None):
        limit = 1 / np.sqrt(n_inputs)
        rng = np.random.default_rng(seed)
        self.weights = rng.normal(0, limit, (n_outputs, n_inputs))
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
