"""Transposes the weights only where the shapes do not fit otherwise.

Rejected by: test_a_row_of_the_weights_belongs_to_one_neuron
"""

import numpy as np


def forward(inputs, weights):
    if inputs.shape[-1] == weights.shape[0]:
        return inputs @ weights
    return inputs @ weights.T


def classify(inputs, weights):
    return np.argmax(forward(inputs, weights), axis=-1)


def find_input(weights, label):
    if not 0 <= label < len(weights):
        raise ValueError("no such class")
    wish = np.zeros(len(weights))
    wish[label] = 1.0
    return np.linalg.lstsq(weights, wish)[0]
