"""Switches requires_grad of the caller's tensor off again, but leaves a gradient there.

Rejected by: test_a_plain_tensor_stays_plain
"""

import torch


def gradient(function, x):
    required, before = (x.requires_grad, x.grad)
    x.grad = None
    function(x.requires_grad_()).backward()
    slope = x.grad
    if required:
        x.grad = before
    x.requires_grad_(required)
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
