"""Works each neuron out from the labels without a search; XOR with very different weights."""

import numpy as np

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def neuron(points, weights, threshold):
    return np.where(points @ weights > threshold, 1.0, 0.0)


def find_neuron(labels):
    labels = list(labels)
    if labels in ([0, 1, 1, 0], [1, 0, 0, 1]):
        return None
    if (
        sum(labels) >= 3
    ):  # the opposite of a table with at most one 1, by the other side of its line
        (a, b), threshold = find_neuron([1 - label for label in labels])
        return (-a, -b), -threshold
    if sum(labels) == 0:
        return (0, 0), 0.5
    first, second = CORNERS[labels.index(1)] * 2 - 1
    if sum(labels) == 1:
        return (first, second), max(first, 0) + max(second, 0) - 0.5
    other_first, other_second = CORNERS[3 - labels[::-1].index(1)] * 2 - 1
    weights = (first + other_first, second + other_second)
    return weights, max(sum(weights), 0) - 1


def two_layers(points, hidden_weights, hidden_thresholds, output_weights, output_threshold):
    hidden = np.empty((len(points), len(hidden_weights)))
    for i in range(len(hidden_weights)):
        hidden[:, i] = neuron(points, hidden_weights[i], hidden_thresholds[i])
    return neuron(hidden, output_weights, output_threshold)


def xor_network():
    return ((20, 20), (20, 20)), (30, 10), (-60, 60), 30
