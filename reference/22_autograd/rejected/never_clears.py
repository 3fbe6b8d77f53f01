"""Never clears the gradient, so that the old one is counted in.

Rejected by: test_an_old_gradient_is_forgotten_first
"""

import torch


def gradient(function, x):
    leaf = x.detach().requires_grad_()
    function(leaf).backward()
    return leaf.grad


def relative_gradient(function, x):
    leaf = x.detach().requires_grad_()
    value = function(leaf)
    (value / value.detach()).backward()
    return leaf.grad


def evaluate(function, x):
    with torch.no_grad():
        return function(x)


def accumulate(loss, batches, weights):
    total = 0.0
    for batch in batches:
        error = loss(weights, batch)
        error.backward()
        total += error.item()
    return total
