"""Kata 23: gradient descent with autograd."""

import math
from collections.abc import Callable, Sequence

import torch


def descend(
    function: Callable[[torch.Tensor], torch.Tensor],
    start: torch.Tensor,
    learning_rate: float,
    steps: int,
) -> tuple[torch.Tensor, list[float]]:
    """Go downhill; return the last point and the steps + 1 values on the way."""
    x = start.detach().clone().requires_grad_()
    values = []
    for _ in range(steps):
        value = function(x)
        value.backward()
        values.append(value.item())
        with torch.no_grad():
            x -= learning_rate * x.grad
        x.grad = None
    point = x.detach()
    values.append(function(point).item())
    return point, values


def best_rate(
    function: Callable[[torch.Tensor], torch.Tensor],
    start: torch.Tensor,
    rates: Sequence[float],
    steps: int,
) -> float:
    """The rate with the smallest finite last value, the first of them if there are several.

    Raises:
        ValueError: no rate has a finite last value.
    """
    best = None
    smallest = math.inf
    for rate in rates:
        _, values = descend(function, start, rate, steps)
        last = values[-1]
        if math.isfinite(last) and last < smallest:
            best = rate
            smallest = last
    if best is None:
        raise ValueError("no learning rate leads to a finite value")
    return best
