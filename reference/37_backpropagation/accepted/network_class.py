"""A small class that keeps the weights, with column vectors, behind the four functions."""

import copy

import numpy as np


class Layer:
    def __init__(self, weights):
        self.weights = weights

    def __call__(self, column):
        self.column = column
        self.out = 0.5 + 0.5 * np.tanh(self.weights @ column / 2)  # the sigmoid, written with tanh
        return self.out

    def delta(self, error):
        return error @ self.column.T


class Network:
    def __init__(self, hidden_weights, output_weights):
        self.layers = [Layer(hidden_weights), Layer(output_weights)]

    def forward(self, inputs):
        column = inputs.reshape(-1, 1)
        for layer in self.layers:
            column = layer(column)
        return [layer.out for layer in self.layers]

    def backward(self, targets):
        hidden, output = self.layers
        output_error = output.out - targets.reshape(-1, 1)
        slope = hidden.out - hidden.out**2
        hidden_error = np.multiply(slope, output.weights.T @ output_error)
        return hidden_error, output_error

    def deltas(self, inputs, targets):
        self.forward(inputs)
        return tuple(l.delta(e) for l, e in zip(self.layers, self.backward(targets)))

    def learn(self, inputs, targets, learning_rate):
        for layer, delta in zip(self.layers, self.deltas(inputs, targets)):
            layer.weights -= learning_rate * delta


def forward(inputs, hidden_weights, output_weights):
    hidden, outputs = Network(hidden_weights, output_weights).forward(inputs)
    return hidden.ravel(), outputs.ravel()


def layer_errors(hidden, outputs, targets, output_weights):
    network = Network(None, output_weights)
    network.layers[0].out, network.layers[1].out = hidden[:, None], outputs[:, None]
    return tuple(error.ravel() for error in network.backward(targets))


def weight_deltas(inputs, targets, hidden_weights, output_weights):
    return Network(hidden_weights, output_weights).deltas(inputs, targets)


def train(samples, targets, hidden_weights, output_weights, learning_rate, epochs):
    if samples.shape[0] != targets.shape[0]:
        raise ValueError("samples and targets have to come in pairs")
    network = Network(*copy.deepcopy((hidden_weights, output_weights)))
    for n in list(range(len(samples))) * epochs:
        network.learn(samples[n], targets[n], learning_rate)
    return network.layers[0].weights, network.layers[1].weights
