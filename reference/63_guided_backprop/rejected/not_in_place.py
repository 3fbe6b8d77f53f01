"""Hooks the backward pass of the module, which a ReLU in place does not allow.

Rejected by: test_a_relu_may_work_in_place
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


def _guide(_relu, into, _out):
    return (into[0].clamp(min=0),)


def _gradient(model, x, target):
    scan = x.detach().requires_grad_()
    score = model(scan[None])[0, target]
    return torch.autograd.grad(score, scan)[0]
