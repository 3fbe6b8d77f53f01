"""Returns a batch with one column for each sample.

Rejected by: test_a_batch_gives_one_row_for_each_sample
"""

import numpy as np


def forward(inputs, weights):
    return weights @ inputs.T


def classify(inputs, weights):
    return np.argmax(forward(inputs, weights), axis=0)


def find_input(weights, label):
    if not 0 <= label < len(weights):
        raise ValueError("no such class")
    wish = np.zeros(len(weights))
    wish[label] = 1.0
    return np.linalg.lstsq(weights, wish)[0]
