"""Takes a step before it asks how many there are to be.

Rejected by: test_without_a_step_the_start_comes_back
"""

import math
import torch


def descend(function, start, learning_rate, steps):
    x = start.detach().clone().requires_grad_()
    values = []
    for _ in range(max(1, steps)):
        value = function(x)
        values.append(value.item())
        value.backward()
        with torch.no_grad():
            x -= learning_rate * x.grad
        x.grad = None
    return (x.detach(), [*values, function(x).item()])


def best_rate(function, start, rates, steps):
    last = {rate: descend(function, start, rate, steps)[1][-1] for rate in rates}
    finite = [rate for rate in rates if math.isfinite(last[rate])]
    if not finite:
        raise ValueError("every learning rate leads away to infinity")
    return min(finite, key=last.get)
