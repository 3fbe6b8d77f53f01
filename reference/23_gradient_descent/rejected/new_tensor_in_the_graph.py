"""Makes a new tensor of each step, which is no leaf and has no gradient.

Rejected by: test_each_step_uses_its_own_gradient_alone
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
        x = x - learning_rate * x.grad
    return x.detach(), [*values, function(x).item()]


def best_rate(function, start, rates, steps):
    last = {rate: descend(function, start, rate, steps)[1][-1] for rate in rates}
    finite = [rate for rate in rates if math.isfinite(last[rate])]
    if not finite:
        raise ValueError("every learning rate leads away to infinity")
    return min(finite, key=last.get)
