"""Returns the neuron with the fewest wrong corners where no neuron is right.

Rejected by: test_xor_has_no_neuron
"""

import numpy as np

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def neuron(points, weights, threshold):
    return (points @ weights > threshold).astype(int)


def find_neuron(labels):
    fewest, best = 5, None
    for w1 in (-1, 0, 1):
        for w2 in (-1, 0, 1):
            for threshold in (-1.5, -0.5, 0.5, 1.5):
                answers = neuron(CORNERS, np.array([w1, w2]), threshold)
                wrong = int((answers != np.array(labels)).sum())
                if wrong < fewest:
                    fewest, best = wrong, ((w1, w2), threshold)
    return best


def two_layers(points, hidden_weights, hidden_thresholds, output_weights, output_threshold):
    hidden = (points @ hidden_weights.T > hidden_thresholds).astype(int)
    return neuron(hidden, output_weights, output_threshold)


def xor_network():
    return [[1, 1], [1, 1]], [0.5, 1.5], [1, -1], 0.5
