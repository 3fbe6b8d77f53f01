"""Lets zip drop what is too much, so that a wrong width goes unnoticed.

Rejected by: test_inputs_of_the_wrong_width_are_an_error
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
        if inputs.ndim == 2:
            return np.array([self.forward(row) for row in inputs])
        sums = [sum(w * x for w, x in zip(row, inputs)) for row in self.weights]
        return sigmoid(np.array(sums) + self.biases)


def build_network(seed=None):
    rng = np.random.default_rng(seed)
    return [Layer(4, 3, rng), Layer(3, 2, rng)]


def predict(network, inputs):
    for layer in network:
        inputs = layer.forward(inputs)
    return inputs
