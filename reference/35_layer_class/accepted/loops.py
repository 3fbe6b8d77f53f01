"""Loops in plain Python, a sigmoid with an if, and an error raised by hand."""

import math
import random

import numpy as np


def squash(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def sigmoid(values):
    flat = [squash(float(z)) for z in values.ravel()]
    return np.array(flat).reshape(values.shape)


class Layer:
    def __init__(self, inputs, outputs, seed=None):
        draw = random.Random(seed)
        limit = 1 / math.sqrt(inputs)
        rows = [[draw.uniform(-limit, limit) for _ in range(inputs)] for _ in range(outputs)]
        self.weights = np.array(rows)
        self.biases = np.array([0.0] * outputs)

    def forward(self, x):
        if x.shape[-1] != self.weights.shape[1]:
            raise ValueError(f"expected {self.weights.shape[1]} inputs, got {x.shape[-1]}")
        if x.ndim == 2:
            return np.array([self.forward(row) for row in x])
        answers = []
        for row, bias in zip(self.weights, self.biases):
            total = bias
            for weight, value in zip(row, x):
                total += weight * value
            answers.append(squash(total))
        return np.array(answers)


def build_network(seed=None):
    hidden_seed = seed if seed is None else 2 * seed
    output_seed = seed if seed is None else 2 * seed + 1
    return [Layer(4, 3, hidden_seed), Layer(3, 2, output_seed)]


def predict(layers, x):
    answers = x
    for i in range(len(layers)):
        answers = layers[i].forward(answers)
    return answers
