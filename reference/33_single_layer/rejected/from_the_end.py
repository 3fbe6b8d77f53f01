"""Takes -1 for the last class, as list indices do.

Rejected by: test_a_label_without_a_neuron_is_an_error
"""

import numpy as np


def forward(inputs, weights):
    return inputs @ weights.T


def classify(inputs, weights):
    return np.argmax(forward(inputs, weights), axis=-1)


def find_input(weights, label):
    if label >= len(weights):
        raise ValueError("no such class")
    return np.linalg.pinv(weights)[:, label]
