"""Gives the sizes of each layer in the wrong order.

Rejected by: test_the_network_has_the_sizes_4_3_2
"""

import numpy as np


def sigmoid(values):
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
    return [Layer(3, 4, rng), Layer(2, 3, rng)]


def predict(network, inputs):
    for layer in network:
        inputs = layer.forward(inputs)
    return inputs
