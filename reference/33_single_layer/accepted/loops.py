"""Multiplies and compares in plain loops; finds inputs by rewarding one neuron and punishing its rival."""

import numpy as np


def weighted_sum(sample, row):
    total = 0.0
    for x, w in zip(sample, row):
        total += x * w
    return total


def forward(inputs, weights):
    if inputs.ndim == 2:
        return np.array([forward(sample, weights) for sample in inputs])
    return np.array([weighted_sum(inputs, row) for row in weights])


def classify(inputs, weights):
    if inputs.ndim == 2:
        return np.array([classify(sample, weights) for sample in inputs])
    outputs = list(forward(inputs, weights))
    return outputs.index(max(outputs))


def find_input(weights, label):
    if label < 0 or label >= len(weights):
        raise ValueError(f"no class {label}")
    found = np.zeros(weights.shape[1])
    while True:
        outputs = forward(found, weights)
        rivals = [k for k in range(len(weights)) if k != label and outputs[k] >= outputs[label]]
        if not rivals:
            return found
        found += weights[label] - weights[rivals[0]]
