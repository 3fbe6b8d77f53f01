"""Compares the lowest values on the way in place of the last ones.

Rejected by: test_the_last_value_counts
"""

import math

import torch


def descend(function, start, learning_rate, steps):
    x = start.detach().clone().requires_grad_()
    values = []
    for _ in range(steps):
        value = function(x)
        values.append(value.item())
        value.backward()
        with torch.no_grad():
            x -= learning_rate * x.grad
        x.grad = None
    return x.detach(), [*values, function(x).item()]


def best_rate(function, start, rates, steps):
    ways = {rate: descend(function, start, rate, steps)[1] for rate in rates}
    finite = [rate for rate in rates if math.isfinite(ways[rate][-1])]
    if not finite:
        raise ValueError("every learning rate leads away to infinity")
    return min(finite, key=lambda rate: min(ways[rate]))
