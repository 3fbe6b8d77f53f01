"""Switches requires_grad off and then on, whatever it was before.

Rejected by: test_a_plain_argument_of_evaluate_stays_plain
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
    x.requires_grad_(False)
    with torch.no_grad():
        value = function(x)
    x.requires_grad_(True)
    return value


def accumulate(loss, batches, weights):
    weights.grad = None
    total = 0.0
    for batch in batches:
        error = loss(weights, batch)
        error.backward()
        total += error.item()
    return total
