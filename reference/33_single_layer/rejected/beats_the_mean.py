"""Moves the input away from the mean of the other rows, which need not beat the loudest of them.

Rejected by: test_an_input_beats_every_other_neuron_and_not_their_mean
"""

import numpy as np


def forward(inputs, weights):
    return inputs @ weights.T


def classify(inputs, weights):
    return np.argmax(forward(inputs, weights), axis=-1)


def find_input(weights, label):
    if not 0 <= label < len(weights):
        raise ValueError("no such class")
    others = np.delete(weights, label, axis=0)
    if len(others) == 0:
        return weights[label].copy()
    return weights[label] / np.linalg.norm(weights[label]) - (
        others / np.linalg.norm(others, axis=1, keepdims=True)
    ).mean(axis=0)
