"""Replaces torch.nn.functional.relu for the time of the call, which also guides ReLUs called as functions.

Rejected by: test_other_layers_stay_as_they_are
"""

import torch
from torch import nn


def sensitivity(model: nn.Module, x: torch.Tensor, target: int) -> torch.Tensor:
    return _gradient(model, x, target).abs()


def guided_backprop(model: nn.Module, x: torch.Tensor, target: int) -> torch.Tensor:
    usual = nn.functional.relu

    def guided(values: torch.Tensor, inplace: bool = False) -> torch.Tensor:
        output = usual(values, inplace)
        output.register_hook(lambda gradient: gradient.clamp(min=0))
        return output

    nn.functional.relu = guided
    try:
        return _gradient(model, x, target)
    finally:
        nn.functional.relu = usual


def _gradient(model: nn.Module, x: torch.Tensor, target: int) -> torch.Tensor:
    scan = x.detach().requires_grad_()
    score = model(scan[None])[0, target]
    (gradient,) = torch.autograd.grad(score, scan)
    return gradient
