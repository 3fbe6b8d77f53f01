"""Kata 63: what a network looks at, read from its gradients."""

import torch
from torch import nn


def _plain(model: nn.Module, x: torch.Tensor, target: int) -> torch.Tensor:
    own = x.detach().clone()
    own.requires_grad_(True)
    scores = model(own.unsqueeze(0))
    return torch.autograd.grad(scores[0, target], own)[0]


def sensitivity(model: nn.Module, x: torch.Tensor, target: int) -> torch.Tensor:
    return _plain(model, x, target).abs()


def guided_backprop(model: nn.Module, x: torch.Tensor, target: int) -> torch.Tensor:
    def only_positive(gradient: torch.Tensor) -> torch.Tensor:
        return torch.where(gradient > 0, gradient, torch.zeros_like(gradient))

    def hook(module, inputs, output):
        output.register_hook(only_positive)

    handles = []
    try:
        for module in model.modules():
            if isinstance(module, nn.ReLU):
                handles.append(module.register_forward_hook(hook))
        return _plain(model, x, target)
    finally:
        for handle in handles:
            handle.remove()
