"""Changes the output weights first, and computes the hidden error with the new ones.

Rejected by: test_both_deltas_come_from_the_weights_before_the_step
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
    for _ in range(epochs):
        for x, t in zip(samples, targets):
            hidden, outputs = forward(x, v, w)
            w -= learning_rate * np.outer(outputs - t, hidden)
            hidden_errors, _ = layer_errors(hidden, outputs, t, w)
            v -= learning_rate * np.outer(hidden_errors, x)
    return v, w
