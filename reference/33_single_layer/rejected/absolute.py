"""Takes the output farthest from zero for the strongest one.

Rejected by: test_the_greatest_output_may_be_negative
"""

import numpy as np


def forward(inputs, weights):
    return inputs @ weights.T


def classify(inputs, weights):
    return np.argmax(np.abs(forward(inputs, weights)), axis=-1)


def find_input(weights, label):
    if not 0 <= label < len(weights):
        raise ValueError("no such class")
    wish = np.zeros(len(weights))
    wish[label] = 1.0
    return np.linalg.lstsq(weights, wish)[0]
