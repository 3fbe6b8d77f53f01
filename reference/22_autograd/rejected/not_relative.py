"""Forgets to divide by the value.

Rejected by: test_the_relative_gradient_of_the_worked_example
"""

import torch


def gradient(function, x):
    leaf = x.detach().requires_grad_()
    function(leaf).backward()
    return leaf.grad


def relative_gradient(function, x):
    return gradient(function, x)


def evaluate(function, x):
    with torch.no_grad():
        return function(x)


def accumulate(loss, batches, weights):
    weights.grad = None
    total = 0.0
    for batch in batches:
        error = loss(weights, batch)
        error.backward()
        total += error.item()
    return total
