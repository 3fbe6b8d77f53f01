"""Begins each descent where the one before it has ended.

Rejected by: test_each_rate_begins_at_the_start
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
    return (x.detach(), [*values, function(x).item()])


def best_rate(function, start, rates, steps):
    best, lowest = (None, math.inf)
    for rate in rates:
        start, values = descend(function, start, rate, steps)
        last = values[-1]
        if math.isfinite(last) and last < lowest:
            best, lowest = (rate, last)
    if best is None:
        raise ValueError("every learning rate leads away to infinity")
    return best
