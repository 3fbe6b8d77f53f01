"""Switches gradients off for the whole program and never on again.

Rejected by: test_graphs_are_built_again_after_evaluate
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
    torch.set_grad_enabled(False)
    return function(x)


def accumulate(loss, batches, weights):
    weights.grad = None
    total = 0.0
    for batch in batches:
        error = loss(weights, batch)
        error.backward()
        total += error.item()
    return total
