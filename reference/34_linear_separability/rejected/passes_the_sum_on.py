"""Passes on the whole sum of a hidden neuron that fires, in place of 1.

Rejected by: test_the_output_neuron_sees_zeros_and_ones
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
    sums = points @ hidden_weights.T
    hidden = np.where(sums > hidden_thresholds, sums, 0)
    return neuron(hidden, output_weights, output_threshold)


def xor_network():
    return [[1, 1], [1, 1]], [0.5, 1.5], [1, -1], 0.5
