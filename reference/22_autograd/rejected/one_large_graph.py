"""Adds all losses up and calls backward once: all graphs lie in memory together.

Rejected by: test_there_is_one_graph_at_a_time
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
    total = sum(loss(weights, batch) for batch in batches)
    total.backward()
    return total.item()
