"""Returns the input as a list in place of an array.

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
    wish = np.zeros(len(weights))
    wish[label] = 1.0
    return np.linalg.lstsq(weights, wish)[0].tolist()
