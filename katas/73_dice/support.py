"""What kata 73 gives: the gradient of a function at its first tensor."""

from collections.abc import Callable

import torch


def gradient(
    function: Callable[..., torch.Tensor],
    upstream: torch.Tensor,
    first: torch.Tensor,
    second: torch.Tensor,
    smooth: float,
) -> torch.Tensor | None:
    """The gradient at `first` when `upstream` arrives at what the function returns."""
    first = first.clone().requires_grad_()
    (function(first, second, smooth) * upstream).sum().backward()
    return first.grad
