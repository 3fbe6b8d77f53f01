"""Plain loops and the math module; NumPy only for the results."""

import math

import numpy as np


def differences(outputs, targets):
    if outputs.shape != targets.shape:
        raise ValueError(f"{outputs.shape} is not {targets.shape}")
    return [o - t for o, t in zip(outputs.flatten().tolist(), targets.flatten().tolist())]


def squared_error(outputs, targets):
    total = 0.0
    for difference in differences(outputs, targets):
        total += difference * difference
    return total / outputs.size


def squared_error_gradient(outputs, targets):
    slopes = [2 * d / outputs.size for d in differences(outputs, targets)]
    return np.array(slopes).reshape(outputs.shape)


def log_softmax(logits):
    rows = []
    for row in logits.tolist():
        largest = max(row)
        log_sum = math.log(sum(math.exp(z - largest) for z in row))
        rows.append([z - largest - log_sum for z in row])
    return np.array(rows)


def checked(labels, classes):
    for label in labels.tolist():
        if label not in range(classes):
            raise ValueError(f"there is no class {label}")
    return labels.tolist()


def negative_log_likelihood(log_probabilities, labels):
    total = 0.0
    for row, label in zip(log_probabilities, checked(labels, log_probabilities.shape[1])):
        total -= row[label]
    return total / len(labels)


def negative_log_likelihood_gradient(log_probabilities, labels):
    samples, classes = log_probabilities.shape
    gradient = np.zeros((samples, classes))
    for n, label in enumerate(checked(labels, classes)):
        gradient[n, label] = -1 / samples
    return gradient


def cross_entropy(logits, labels):
    return negative_log_likelihood(log_softmax(logits), labels)


def cross_entropy_gradient(logits, labels):
    samples, classes = logits.shape
    gradient = np.exp(log_softmax(logits))
    for n, label in enumerate(checked(labels, classes)):
        gradient[n, label] -= 1
    return gradient / samples
