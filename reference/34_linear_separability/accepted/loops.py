"""Loops in plain Python; finds a neuron by the perceptron rule instead of searching a grid."""

import numpy as np

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def fires(point, weights, threshold):
    total = 0
    for value, weight in zip(point, weights):
        total += value * weight
    return 1 if total > threshold else 0


def neuron(points, weights, threshold):
    return np.array([fires(point, weights, threshold) for point in points])


def find_neuron(labels):
    weights, threshold = [0, 0], 0
    for _ in range(100):
        errors = 0
        for point, label in zip(CORNERS.tolist(), labels):
            error = label - fires(point, weights, threshold)
            weights = [w + error * x for w, x in zip(weights, point)]
            threshold -= error
            errors += abs(error)
        if errors == 0:
            return [weights, threshold]


def two_layers(points, hidden_weights, hidden_thresholds, output_weights, output_threshold):
    answers = []
    for point in points:
        hidden = [fires(point, w, t) for w, t in zip(hidden_weights, hidden_thresholds)]
        answers.append(fires(hidden, output_weights, output_threshold))
    return np.array(answers)


def xor_network():
    return [[1, -1], [-1, 1]], [0, 0], [1, 1], 0
