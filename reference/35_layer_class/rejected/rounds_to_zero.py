"""Computes the sigmoid from tanh, which loses all digits far below zero.

Rejected by: test_the_sigmoid_stays_finite_far_from_zero
"""

import numpy as np


def sigmoid(values):
    return (1 + np.tanh(values / 2)) / 2


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
