"""Collects the sums in a list and forgets to make an array of it.

Rejected by: test_the_worked_example_gives_three_weighted_sums
"""

import numpy as np


def forward(inputs, weights):
    return (inputs @ weights.T).tolist()


def classify(inputs, weights):
    return np.argmax(inputs @ weights.T, axis=-1)


def find_input(weights, label):
    if not 0 <= label < len(weights):
        raise ValueError("no such class")
    wish = np.zeros(len(weights))
    wish[label] = 1.0
    return np.linalg.lstsq(weights, wish)[0]
