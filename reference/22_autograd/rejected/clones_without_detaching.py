"""Makes a copy of x without detaching it, which is no leaf where x requires a gradient.

Rejected by: test_an_earlier_gradient_is_not_counted_in
"""

import torch


def gradient(function, x):
    leaf = x.clone().requires_grad_()
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
    weights.grad = None
    total = 0.0
    for batch in batches:
        error = loss(weights, batch)
        error.backward()
        total += error.item()
    return total
