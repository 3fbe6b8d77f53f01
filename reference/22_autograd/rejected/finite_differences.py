"""Takes tiny steps in float32 in place of autograd, and loses the digits.

Rejected by: test_the_gradient_of_the_worked_example_is_8_and_minus_1
"""

import torch


def gradient(function, x):
    x = x.detach()
    slope = torch.zeros_like(x)
    for index in range(x.numel()):
        step = torch.zeros_like(x)
        step.view(-1)[index] = 1e-3
        slope.view(-1)[index] = (function(x + step) - function(x)) / 1e-3
    return slope


def relative_gradient(function, x):
    leaf = x.detach().requires_grad_()
    value = function(leaf)
    (value / value.detach()).backward()
    return leaf.grad


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
