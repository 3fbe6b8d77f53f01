"""Lets a strict zip inside the loop count the pairs, which no one does with 0 epochs.

Rejected by: test_as_many_targets_as_samples_are_demanded
"""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(inputs, hidden_weights, output_weights):
    hidden = sigmoid(hidden_weights @ inputs)
    return hidden, sigmoid(output_weights @ hidden)


def layer_errors(hidden, outputs, targets, output_weights):
    output_errors = outputs - targets
    hidden_errors = (output_weights.T @ output_errors) * hidden * (1 - hidden)
    return hidden_errors, output_errors


def weight_deltas(inputs, targets, hidden_weights, output_weights):
    hidden, outputs = forward(inputs, hidden_weights, output_weights)
    hidden_errors, output_errors = layer_errors(hidden, outputs, targets, output_weights)
    return np.outer(hidden_errors, inputs), np.outer(output_errors, hidden)


def train(samples, targets, hidden_weights, output_weights, learning_rate, epochs):
    v, w = hidden_weights.copy(), output_weights.copy()
    for _ in range(epochs):
        for x, t in zip(samples, targets, strict=True):
            dv, dw = weight_deltas(x, t, v, w)
            v -= learning_rate * dv
            w -= learning_rate * dw
    return v, w
