"""Switches on the input that has the number of the class, as if inputs were classes.

Rejected by: test_an_input_of_class_2_is_found
"""

import numpy as np


def forward(inputs, weights):
    return inputs @ weights.T


def classify(inputs, weights):
    return np.argmax(forward(inputs, weights), axis=-1)


def find_input(weights, label):
    if not 0 <= label < len(weights):
        raise ValueError("no such class")
    sample = np.zeros(weights.shape[1])
    sample[label] = 1.0
    return sample
