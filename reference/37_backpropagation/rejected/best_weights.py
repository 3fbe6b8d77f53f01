"""Keeps the weights with the smallest error on the way and returns them at the end.

Rejected by: test_the_weights_of_the_last_step_come_back
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
    best = np.inf, v.copy(), w.copy()
    for _ in range(epochs):
        for x, t in zip(samples, targets):
            dv, dw = weight_deltas(x, t, v, w)
            v -= learning_rate * dv
            w -= learning_rate * dw
        outputs = np.array([forward(x, v, w)[1] for x in samples])
        error = -np.sum(targets * np.log(outputs) + (1 - targets) * np.log(1 - outputs))
        if error < best[0]:
            best = error, v.copy(), w.copy()
    return best[1:]
