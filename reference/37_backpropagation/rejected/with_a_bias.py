"""Adds a constant input of 1 to the hidden layer, as with the biases of kata 35.

Rejected by: test_forward_of_the_worked_example
"""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(inputs, hidden_weights, output_weights):
    hidden = sigmoid(hidden_weights @ inputs + 1)
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
            dv, dw = weight_deltas(x, t, v, w)
            v -= learning_rate * dv
            w -= learning_rate * dw
    return v, w
