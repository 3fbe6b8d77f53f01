"""Looks at the gradient alone and lets it through where the ReLU was silent, too.

Rejected by: test_guided_backprop_of_the_worked_example
"""

import torch
from torch import nn


def sensitivity(model, x, target):
    return _gradient(model, x, target).abs()


def guided_backprop(model, x, target):
    relus = [module for module in model.modules() if isinstance(module, nn.ReLU)]
    hooks = [relu.register_full_backward_hook(_guide) for relu in relus]
    try:
        return _gradient(model, x, target)
    finally:
        for hook in hooks:
            hook.remove()


def _guide(_relu, _into, out):
    return (out[0].clamp(min=0),)


def _gradient(model, x, target):
    scan = x.detach().requires_grad_()
    score = model(scan[None])[0, target]
    return torch.autograd.grad(score, scan)[0]
