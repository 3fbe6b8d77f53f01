"""Changes the weights once per epoch, by the deltas of all samples together.

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
    for _ in range(epochs):
        deltas = [weight_deltas(x, t, v, w) for x, t in zip(samples, targets)]
        v -= learning_rate * sum(dv for dv, _ in deltas)
        w -= learning_rate * sum(dw for _, dw in deltas)
    return v, w
