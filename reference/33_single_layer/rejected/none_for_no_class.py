"""Returns None for a label without a neuron, where an exception is due.

Rejected by: test_a_label_without_a_neuron_is_an_error
"""

import numpy as np


def forward(inputs, weights):
    return inputs @ weights.T


def classify(inputs, weights):
    return np.argmax(forward(inputs, weights), axis=-1)


def find_input(weights, label):
    if not 0 <= label < len(weights):
        return None
    wish = np.zeros(len(weights))
    wish[label] = 1.0
    return np.linalg.lstsq(weights, wish)[0]
