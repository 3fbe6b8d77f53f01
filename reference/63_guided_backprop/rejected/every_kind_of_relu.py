"""Sets its hooks at LeakyReLU, too.

Rejected by: test_other_layers_stay_as_they_are
"""

import torch
from torch import nn


def sensitivity(model: nn.Module, x: torch.Tensor, target: int) -> torch.Tensor:
    return _gradient(model, x, target).abs()


def guided_backprop(model: nn.Module, x: torch.Tensor, target: int) -> torch.Tensor:
    relus = [module for module in model.modules() if isinstance(module, (nn.ReLU, nn.LeakyReLU))]
    hooks = [relu.register_forward_hook(_guide) for relu in relus]
    try:
        return _gradient(model, x, target)
    finally:
        for hook in hooks:
            hook.remove()


def _guide(_relu: nn.Module, _inputs: object, output: torch.Tensor) -> None:
    output.register_hook(lambda gradient: gradient.clamp(min=0))


def _gradient(model: nn.Module, x: torch.Tensor, target: int) -> torch.Tensor:
    scan = x.detach().requires_grad_()
    score = model(scan[None])[0, target]
    (gradient,) = torch.autograd.grad(score, scan)
    return gradient
