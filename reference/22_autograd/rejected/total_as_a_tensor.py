"""Adds the losses up as tensors, whose graphs stay in memory.

Rejected by: test_the_losses_of_all_batches_add_up
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
    weights.grad = None
    total = 0
    for batch in batches:
        error = loss(weights, batch)
        error.backward()
        total += error
    return total
