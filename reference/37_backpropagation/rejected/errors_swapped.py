"""Returns the errors in the order of the rules, those of the output layer first.

Rejected by: test_the_hidden_errors_come_before_the_output_errors
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
    return output_errors, hidden_errors


def weight_deltas(inputs, targets, hidden_weights, output_weights):
    hidden, outputs = forward(inputs, hidden_weights, output_weights)
    output_errors, hidden_errors = layer_errors(hidden, outputs, targets, output_weights)
    return np.outer(hidden_errors, inputs), np.outer(output_errors, hidden)


def train(samples, targets, hidden_weights, output_weights, learning_rate, epochs):
    if len(samples) != len(targets):
        raise ValueError("not as many targets as samples")
    v, w = hidden_weights.copy(), output_weights.copy()
    for _ in range(epochs):
        for x, t in zip(samples, targets):
            dv, dw = weight_deltas(x, t, v, w)
            v -= learning_rate * dv
            w -= learning_rate * dw
    return v, w
