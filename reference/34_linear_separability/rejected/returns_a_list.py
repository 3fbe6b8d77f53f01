"""Collects the answers in a list and forgets to make an array of it.

Rejected by: test_the_worked_example_fires_for_both_inputs_only
"""

import numpy as np

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def neuron(points, weights, threshold):
    return [int(point @ weights > threshold) for point in points]


def find_neuron(labels):
    for w1 in (-1, 0, 1):
        for w2 in (-1, 0, 1):
            for threshold in (-1.5, -0.5, 0.5, 1.5):
                if np.array_equal(neuron(CORNERS, np.array([w1, w2]), threshold), labels):
                    return (w1, w2), threshold
    return None


def two_layers(points, hidden_weights, hidden_thresholds, output_weights, output_threshold):
    hidden = (points @ hidden_weights.T > hidden_thresholds).astype(int)
    return neuron(hidden, output_weights, output_threshold)


def xor_network():
    return [[1, 1], [1, 1]], [0.5, 1.5], [1, -1], 0.5
