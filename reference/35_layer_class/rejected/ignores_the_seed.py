"""Builds the network from two fixed seeds and forgets its own.

Rejected by: test_the_seed_of_the_network_sets_both_layers
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
    return [Layer(4, 3, 1), Layer(3, 2, 2)]


def predict(network, inputs):
    for layer in network:
        inputs = layer.forward(inputs)
    return inputs
