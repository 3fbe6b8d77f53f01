"""Makes room for the results with empty_like, which for integers holds integers only.

Rejected by: test_the_sigmoid_squashes_each_value_by_itself
"""

import numpy as np


def sigmoid(values):
    results = np.empty_like(values)
    results[...] = np.exp(np.minimum(values, 0)) / (1 + np.exp(-np.abs(values)))
    return results


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
