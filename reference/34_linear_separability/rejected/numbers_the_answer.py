"""Answers how many neurons of the hidden layer fire, and never asks the output neuron.

Rejected by: test_two_layers_know_the_therapeutic_window
"""

import numpy as np

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def neuron(points, weights, threshold):
    return (points @ weights > threshold).astype(int)


def find_neuron(labels):
    for w1 in (-1, 0, 1):
        for w2 in (-1, 0, 1):
            for threshold in (-1.5, -0.5, 0.5, 1.5):
                if np.array_equal(neuron(CORNERS, np.array([w1, w2]), threshold), labels):
                    return (w1, w2), threshold
    return None


def two_layers(points, hidden_weights, hidden_thresholds, output_weights, output_threshold):
    hidden = (points @ hidden_weights.T > hidden_thresholds).astype(int)
    return hidden.sum(axis=1)


def xor_network():
    return [[1, 1], [1, 1]], [0.5, 1.5], [1, -1], 0.5
