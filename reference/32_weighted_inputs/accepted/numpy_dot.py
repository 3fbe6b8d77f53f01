"""Lets NumPy multiply and add, answers with its truth value; the weights are an array."""

import numpy as np

SIGNALS = np.array([[0.25, 1.0, 0.25], [1.0, 1.0, 0.25], [1.0, 1.0, 1.0]])
THRESHOLD = 1.0


def activate(x, w, theta):
    return np.dot(x, w) > theta


def find_weights():
    # each row gives 2 for its own signal and 0 for the two others
    return 2 * np.linalg.inv(SIGNALS).T
