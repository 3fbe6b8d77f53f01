"""Returns the probabilities and forgets their logarithm.

Rejected by: test_log_softmax_of_the_worked_example
"""

import numpy as np


def check(scores, labels):
    if labels.min() < 0 or labels.max() > scores.shape[1] - 1:
        raise ValueError("no such class")


def squared_error(outputs, targets):
    if outputs.shape != targets.shape:
        raise ValueError("shapes differ")
    return ((outputs - targets) ** 2).mean()


def squared_error_gradient(outputs, targets):
    if outputs.shape != targets.shape:
        raise ValueError("shapes differ")
    return 2 * (outputs - targets) / outputs.size


def log_softmax(logits):
    z = logits - logits.max(axis=1, keepdims=True)
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


def negative_log_likelihood(log_probabilities, labels):
    check(log_probabilities, labels)
    return -log_probabilities[np.arange(len(labels)), labels].mean()


def negative_log_likelihood_gradient(log_probabilities, labels):
    check(log_probabilities, labels)
    gradient = np.zeros_like(log_probabilities)
    gradient[np.arange(len(labels)), labels] = -1 / len(labels)
    return gradient


def cross_entropy(logits, labels):
    return negative_log_likelihood(log_softmax(logits), labels)


def cross_entropy_gradient(logits, labels):
    check(logits, labels)
    one_hot = np.eye(logits.shape[1])[labels]
    return (np.exp(log_softmax(logits)) - one_hot) / len(labels)
