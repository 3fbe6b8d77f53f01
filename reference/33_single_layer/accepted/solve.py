"""Solves the linear system of the wished outputs; gives plain int and float32."""

import numpy as np


def forward(inputs, weights):
    return np.dot(weights, inputs.T).T


def classify(inputs, weights):
    classes = np.argmax(forward(inputs, weights), -1)
    return int(classes) if inputs.ndim == 1 else classes.astype(np.int32)


def find_input(weights, label):
    if not 0 <= label < len(weights):
        raise ValueError("no such class")
    wish = np.eye(len(weights))[label]
    return (weights.T @ np.linalg.solve(weights @ weights.T, wish)).astype(np.float32)
