"""Removes the hooks after the gradient, but not if the model raises an exception.

Rejected by: test_even_after_an_exception_the_model_is_as_before
"""

import torch
from torch import nn


def sensitivity(model, x, target):
    return _gradient(model, x, target).abs()


def guided_backprop(model, x, target):
    relus = [module for module in model.modules() if isinstance(module, nn.ReLU)]
    hooks = [relu.register_forward_hook(_guide) for relu in relus]
    gradient = _gradient(model, x, target)
    for hook in hooks:
        hook.remove()
    return gradient


def _guide(_relu, _inputs, output):
    output.register_hook(lambda gradient: gradient.clamp(min=0))


def _gradient(model, x, target):
    scan = x.detach().requires_grad_()
    score = model(scan[None])[0, target]
    return torch.autograd.grad(score, scan)[0]
