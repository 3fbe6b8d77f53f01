"""Takes outputs that are nearly equal for a tie.

Rejected by: test_a_tiny_lead_decides
"""

import numpy as np


def forward(inputs, weights):
    return inputs @ weights.T


def classify(inputs, weights):
    return np.argmax(np.round(forward(inputs, weights), 4), axis=-1)


def find_input(weights, label):
    if not 0 <= label < len(weights):
        raise ValueError("no such class")
    wish = np.zeros(len(weights))
    wish[label] = 1.0
    return np.linalg.lstsq(weights, wish)[0]
