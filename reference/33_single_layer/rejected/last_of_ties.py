"""Sorts the outputs and takes the last, which on a tie is the wrong one.

Rejected by: test_the_first_of_equally_strong_outputs_counts
"""

import numpy as np


def forward(inputs, weights):
    return inputs @ weights.T


def classify(inputs, weights):
    return np.argsort(forward(inputs, weights), axis=-1, kind="stable")[..., -1]


def find_input(weights, label):
    if not 0 <= label < len(weights):
        raise ValueError("no such class")
    wish = np.zeros(len(weights))
    wish[label] = 1.0
    return np.linalg.lstsq(weights, wish)[0]
