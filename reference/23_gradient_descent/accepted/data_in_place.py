"""A parameter whose data move, cleared before each backward; rates sorted by value and place."""

import math

import torch


def descend(function, start, learning_rate, steps):
    x = torch.nn.Parameter(start.clone())
    values = torch.empty(steps + 1, dtype=start.dtype)
    for step in range(steps + 1):
        x.grad = None
        value = function(x)
        values[step] = value.detach()
        if step < steps:
            value.backward()
            x.data.add_(x.grad, alpha=-learning_rate)
    return x.data, values.tolist()


def best_rate(function, start, rates, steps):
    ends = []
    for place, rate in enumerate(rates):
        _, values = descend(function, start, rate, steps)
        if torch.tensor(values[-1]).isfinite():
            ends.append((values[-1], place))
    if len(ends) == 0:
        raise ValueError("nothing converges")
    return rates[sorted(ends)[0][1]]
