"""Counts the classes from 1.

Rejected by: test_the_strongest_output_decides
"""

import numpy as np


def forward(inputs, weights):
    return inputs @ weights.T


def classify(inputs, weights):
    return np.argmax(forward(inputs, weights), axis=-1) + 1


def find_input(weights, label):
    if not 0 <= label < len(weights):
        raise ValueError("no such class")
    wish = np.zeros(len(weights))
    wish[label] = 1.0
    return np.linalg.lstsq(weights, wish)[0]
