"""Goes on with the candidates where the call before stopped, until none are left.

Rejected by: test_the_same_question_has_an_answer_each_time
"""

from itertools import product

import numpy as np

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
CANDIDATES = product((-1, 0, 1), (-1, 0, 1), (-1.5, -0.5, 0.5, 1.5))


def neuron(points, weights, threshold):
    return (points @ weights > threshold).astype(int)


def find_neuron(labels):
    for w1, w2, threshold in CANDIDATES:
        if np.array_equal(neuron(CORNERS, np.array([w1, w2]), threshold), labels):
            return (w1, w2), threshold
    return None


def two_layers(points, hidden_weights, hidden_thresholds, output_weights, output_threshold):
    hidden = (points @ hidden_weights.T > hidden_thresholds).astype(int)
    return neuron(hidden, output_weights, output_threshold)


def xor_network():
    return [[1, 1], [1, 1]], [0.5, 1.5], [1, -1], 0.5
