"""Clears the gradient of the caller's tensor, which somebody still needs.

Rejected by: test_an_earlier_gradient_is_left_alone
"""

import torch


def gradient(function, x):
    if not x.requires_grad:
        x = x.detach().requires_grad_()
    x.grad = None
    function(x).backward()
    return x.grad


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
