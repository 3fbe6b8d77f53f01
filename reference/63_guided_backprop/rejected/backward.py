"""Calls backward(), which adds to the gradients stored at the parameters.

Rejected by: test_the_gradients_stored_at_the_parameters_stay
"""

from torch import nn


def sensitivity(model, x, target):
    return _gradient(model, x, target).abs()


def guided_backprop(model, x, target):
    relus = [module for module in model.modules() if isinstance(module, nn.ReLU)]
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
    model(scan[None])[0, target].backward()
    return scan.grad
