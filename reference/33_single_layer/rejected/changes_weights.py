"""Makes the rows of the weights perpendicular in place, and so changes the layer of the caller.

Rejected by: test_inputs_and_weights_are_left_as_they_are
"""

import numpy as np


def forward(inputs, weights):
    return inputs @ weights.T


def classify(inputs, weights):
    return np.argmax(forward(inputs, weights), axis=-1)


def find_input(weights, label):
    if not 0 <= label < len(weights):
        raise ValueError("no such class")
    rows = weights
    others = [k for k in range(len(rows)) if k != label]
    for i, k in enumerate([*others, label]):
        for before in others[:i]:
            rows[k] -= (rows[k] @ rows[before]) / (rows[before] @ rows[before]) * rows[before]
    return rows[label].copy()
