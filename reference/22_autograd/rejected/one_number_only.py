"""Makes a new tensor of one number.

Rejected by: test_the_value_may_have_any_shape
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
        return torch.tensor(function(x).item())


def accumulate(loss, batches, weights):
    weights.grad = None
    total = 0.0
    for batch in batches:
        error = loss(weights, batch)
        error.backward()
        total += error.item()
    return total
