"""Kata 22: gradients by autograd."""

from collections.abc import Callable

import torch


def gradient(function: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """The gradient of a function at x; x itself stays as it is."""
    own = x.detach().clone().requires_grad_()
    function(own).backward()
    return own.grad


def relative_gradient(
    function: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor
) -> torch.Tensor:
    """The gradient of function(x) / c, where the constant c is the value at x."""
    own = x.detach().clone().requires_grad_()
    value = function(own)
    (value / value.detach()).backward()
    return own.grad


def evaluate(function: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """Compute a value without a graph."""
    with torch.no_grad():
        # detached, so that a function that hands x itself back returns a constant, too
        return function(x.detach())


def accumulate(
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    batches: list[torch.Tensor],
    weights: torch.Tensor,
) -> float:
    """Leave the sum of the gradients of all batches in weights.grad; return the summed loss."""
    weights.grad = None
    total = 0.0
    for batch in batches:
        value = loss(weights, batch)
        value.backward()
        total += value.item()
    return total
