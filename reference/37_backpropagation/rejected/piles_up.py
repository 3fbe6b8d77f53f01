"""Adds up the deltas of all steps and subtracts the whole pile each time.

Rejected by: test_each_epoch_starts_from_the_weights_of_the_last
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
    if len(samples) != len(targets):
        raise ValueError("not as many targets as samples")
    v, w = hidden_weights.copy(), output_weights.copy()
    sum_v, sum_w = np.zeros_like(v), np.zeros_like(w)
    for _ in range(epochs):
        for x, t in zip(samples, targets):
            dv, dw = weight_deltas(x, t, v, w)
            sum_v += dv
            sum_w += dw
            v -= learning_rate * sum_v
            w -= learning_rate * sum_w
    return v, w
