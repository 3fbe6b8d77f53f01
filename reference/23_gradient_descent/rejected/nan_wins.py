"""Takes the minimum although some of the values are nan.

Rejected by: test_a_rate_that_ends_in_infinity_or_nan_is_never_the_best
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
    last = {rate: descend(function, start, rate, steps)[1][-1] for rate in rates}
    if not any(math.isfinite(value) for value in last.values()):
        raise ValueError("every learning rate leads away to infinity")
    return min(last, key=last.get)
