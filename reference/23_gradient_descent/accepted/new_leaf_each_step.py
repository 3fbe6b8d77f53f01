"""A new leaf for each step, so that there is nothing to clear; a loop keeps the best rate."""

import math

import torch


def descend(function, start, learning_rate, steps):
    point = start.clone()
    values = [float(function(point))]
    for _ in range(steps):
        leaf = point.detach().requires_grad_(True)
        (slope,) = torch.autograd.grad(function(leaf), leaf)
        point = point - learning_rate * slope
        values.append(float(function(point)))
    return point, values


def best_rate(function, start, rates, steps):
    best, lowest = None, math.inf
    for rate in rates:
        last = descend(function, start, rate, steps)[1][-1]
        if -math.inf < last < lowest:
            best, lowest = rate, last
    if best is None:
        raise ValueError("no rate ends at a finite value")
    return best
