"""Seeds NumPy's global generator for a layer with a seed, though others draw from it too.

Rejected by: test_the_global_generators_are_left_alone
"""

import numpy as np


def sigmoid(values):
    return np.exp(np.minimum(values, 0)) / (1 + np.exp(-np.abs(values)))


class Layer:
    def __init__(self, n_inputs, n_outputs, seed=None):
        limit = 1 / np.sqrt(n_inputs)
        rng = np.random.default_rng()
        if seed is not None:
            np.random.seed([seed % 2**32, seed // 2**32])
            rng = np.random
        self.weights = rng.uniform(-limit, limit, (n_outputs, n_inputs))
        self.biases = np.zeros(n_outputs)

    def forward(self, inputs):
        return sigmoid(inputs @ self.weights.T + self.biases)


def build_network(seed=None):
    return [Layer(4, 3, seed), Layer(3, 2, None if seed is None else seed + 1)]


def predict(network, inputs):
    for layer in network:
        inputs = layer.forward(inputs)
    return inputs
