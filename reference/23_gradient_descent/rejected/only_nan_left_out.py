"""Leaves out nan, but not infinity.

Rejected by: test_if_every_rate_leads_to_infinity_there_is_no_best_one
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
    last = {rate: descend(function, start, rate, steps)[1][-1] for rate in rates}
    numbers = [rate for rate in rates if not math.isnan(last[rate]) and last[rate] > -math.inf]
    if not numbers:
        raise ValueError("every learning rate leads away to infinity")
    return min(numbers, key=last.get)
