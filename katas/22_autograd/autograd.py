"""Kata 22: gradients by autograd."""

from collections.abc import Callable

import torch


def gradient(function: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """Return how fast a function rises when an entry of its argument rises.

    Args:
        function: takes a tensor of the shape of `x` and returns one number, a tensor of shape ().
        x: float32 or float64, of any shape. It may require a gradient of its own and have one; both
            stay as they are.

    Returns:
        The gradient of the function at `x`: a new tensor of the shape and dtype of `x`.
    """
    raise NotImplementedError


def relative_gradient(
    function: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor
) -> torch.Tensor:
    """Return how fast a function rises as a share of its present value.

    That is the gradient of function(x) / c, where the constant c is the value of the function at
    `x`.

    Args:
        function: takes a tensor of the shape of `x` and returns one number, a tensor of shape ();
            it is not 0 at `x`.
        x: float32 or float64, of any shape. It may require a gradient of its own and have one; both
            stay as they are.

    Returns:
        A new tensor of the shape and dtype of `x`.
    """
    raise NotImplementedError


def evaluate(function: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """Compute a value without building a graph.

    Args:
        function: takes a tensor of the shape of `x` and returns a tensor.
        x: float32 or float64, of any shape. It may require a gradient and have one; both stay as
            they are.

    Returns:
        What the function returns, without a graph.
    """
    raise NotImplementedError


def accumulate(
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    batches: list[torch.Tensor],
    weights: torch.Tensor,
) -> float:
    """Add the gradients of several batches up in `weights.grad`, with one graph at a time.

    Args:
        loss: takes the weights and one batch and returns one number, a tensor of shape ().
        batches: at least one.
        weights: a tensor that requires a gradient. Whatever gradient it has before the call is
            forgotten; after it, `weights.grad` is the sum of the gradients of all batches.

    Returns:
        The sum of the losses of all batches, as a Python float.
    """
    raise NotImplementedError
