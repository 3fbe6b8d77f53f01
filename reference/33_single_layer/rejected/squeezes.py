"""Drops every axis of length 1 from the result, and with it a batch of one.

Rejected by: test_a_batch_of_one_stays_a_batch
"""

import numpy as np


def forward(inputs, weights):
    return np.squeeze(inputs @ weights.T)


def classify(inputs, weights):
    return np.argmax(forward(inputs, weights), axis=-1)


def find_input(weights, label):
    if not 0 <= label < len(weights):
        raise ValueError("no such class")
    wish = np.zeros(len(weights))
    wish[label] = 1.0
    return np.linalg.lstsq(weights, wish)[0]
