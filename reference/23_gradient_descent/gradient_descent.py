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
    """Go downhill: in each step the learning rate times the gradient is subtracted.

    Args:
        function: takes a tensor of the shape of `start` and returns one number, a tensor of
            shape ().
        start: where to begin; float32 or float64, of any shape. It is left as it is.
        learning_rate: positive.
        steps: how many steps to take, 0 or more; there is no stopping early.

    Returns:
        The point after the last step, a new tensor of the shape and dtype of `start` that is part
        of no graph, and the `steps` + 1 values of the function on the way, as Python floats: at the
        start, after each step but the last, and at the returned point.
    """
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


def best_rate(
    function: Callable[[torch.Tensor], torch.Tensor],
    start: torch.Tensor,
    rates: Sequence[float],
    steps: int,
) -> float:
    """Choose the learning rate that leads furthest down in so many steps.

    Args:
        function: as in `descend`.
        start: where each descent begins; it is left as it is.
        rates: the learning rates to try, all of them positive.
        steps: how many steps each of them gets.

    Returns:
        The rate whose last value is the smallest; the first of them if there are several. A last
        value that is not finite (inf or nan) never is.

    Raises:
        ValueError: no rate has a finite last value.
    """
    last = {rate: descend(function, start, rate, steps)[1][-1] for rate in rates}
    finite = [rate for rate in rates if math.isfinite(last[rate])]
    if not finite:
        raise ValueError("every learning rate leads away to infinity")
    return min(finite, key=last.get)
