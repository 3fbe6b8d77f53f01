"""Looks for ReLUs among the direct children of the model only.

Rejected by: test_a_relu_inside_a_block_is_found
"""

import torch
from torch import nn


def sensitivity(model, x, target):
    return _gradient(model, x, target).abs()


def guided_backprop(model, x, target):
    relus = [module for module in model.children() if isinstance(module, nn.ReLU)]
    hooks = [relu.register_forward_hook(_guide) for relu in relus]
    try:
        return _gradient(model, x, target)
    finally:
        for hook in hooks:
            hook.remove()


def _guide(_relu, _inputs, output):
    output.register_hook(lambda gradient: gradient.clamp(min=0))


def _gradient(model, x, target):
    scan = x.detach().requires_grad_()
    score = model(scan[None])[0, target]
    return torch.autograd.grad(score, scan)[0]
