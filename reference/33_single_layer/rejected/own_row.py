"""Takes the weights of the neuron as its input, though another neuron may be louder there.

Rejected by: test_an_input_is_found_for_a_neuron_with_small_weights
"""

import numpy as np


def forward(inputs, weights):
    return inputs @ weights.T


def classify(inputs, weights):
    return np.argmax(forward(inputs, weights), axis=-1)


def find_input(weights, label):
    if not 0 <= label < len(weights):
        raise ValueError("no such class")
    return weights[label].copy()
