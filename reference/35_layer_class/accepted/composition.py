"""A data class that holds its weights, a subclass with a name, and a network that is a tuple."""

from dataclasses import dataclass, field

import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z < 0, e, 1) / (1 + e)


@dataclass
class Layer:
    n_inputs: int
    n_outputs: int
    seed: object = None
    weights: np.ndarray = field(init=False)
    biases: np.ndarray = field(init=False)

    def __post_init__(self):
        limit = 1 / np.sqrt(self.n_inputs)
        source = np.random.default_rng(self.seed)
        self.weights = limit - 2 * limit * source.random((self.n_outputs, self.n_inputs))
        self.biases = np.zeros(self.n_outputs, dtype=np.float32)

    def forward(self, inputs):
        return self(inputs)

    def __call__(self, inputs):
        return sigmoid((self.weights @ inputs.T).T + self.biases)


class HiddenLayer(Layer):
    name = "hidden"


def build_network(seed=None):
    first, second = np.random.SeedSequence(seed).spawn(2)
    return HiddenLayer(4, 3, first), Layer(3, 2, second)


def predict(network, inputs):
    if len(network) == 1:
        return network[0](inputs)
    return predict(network[1:], network[0](inputs))
