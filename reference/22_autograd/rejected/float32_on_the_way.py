"""Computes in float32 and turns the gradient back into float64.

Rejected by: test_the_gradient_keeps_the_dtype
"""

import torch


def gradient(function, x):
    leaf = x.detach().float().requires_grad_()
    function(leaf).backward()
    return leaf.grad.to(x.dtype)


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
