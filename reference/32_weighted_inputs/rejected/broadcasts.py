"""Multiplies NumPy arrays, which stretch a single weight over all the inputs instead of complaining.

Rejected by: test_too_few_weights_are_an_error
"""

import numpy as np

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    return int(np.sum(np.array(inputs) * np.array(weights)) > threshold)


def find_weights():
    return [[-1.0, 1.5, 0.0], [0.5, 1.0, -1.0], [0.5, 0.0, 1.5]]
