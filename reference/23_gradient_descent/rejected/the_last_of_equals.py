"""Takes the last of several best rates.

Rejected by: test_the_first_of_several_best_rates_counts
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
        last = descend(function, start, rate, steps)[1][-1]
        if math.isfinite(last) and last <= lowest:
            best, lowest = (rate, last)
    if best is None:
        raise ValueError("every learning rate leads away to infinity")
    return best
