"""Written from README and stub alone."""

import math

import torch


def descend(function, start, learning_rate, steps):
    x = torch.tensor(start.tolist(), dtype=start.dtype, requires_grad=True)
    values = []
    for i in range(steps):
        f = function(x)
        values.append(float(f))
        f.backward()
        with torch.no_grad():
            x.sub_(learning_rate * x.grad)
        x.grad.zero_()
    with torch.no_grad():
        values.append(float(function(x)))
    return x.detach(), values


def best_rate(function, start, rates, steps):
    best = None
    best_value = None
    for rate in rates:
        point, values = descend(function, start, rate, steps)
        value = values[-1]
        if math.isnan(value) or math.isinf(value):
            continue
        if best is None or value < best_value:
            best = rate
            best_value = value
    if best is None:
        raise ValueError("no learning rate works")
    return best
