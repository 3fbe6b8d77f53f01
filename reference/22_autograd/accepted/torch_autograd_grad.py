"""torch.autograd.grad hands the gradients over without a .grad; weights collect them by hand."""

import torch


def gradient(function, x):
    leaf = x.clone().detach().requires_grad_(True)
    (slope,) = torch.autograd.grad(function(leaf), leaf)
    return slope


def relative_gradient(function, x):
    return gradient(lambda y: function(y) / function(x.detach()), x)


def evaluate(function, x):
    with torch.set_grad_enabled(False):
        return function(x)


def accumulate(loss, batches, weights):
    errors, slopes = [], []
    for batch in batches:
        error = loss(weights, batch)
        slopes += torch.autograd.grad(error, weights)
        errors.append(float(error))
    weights.grad = torch.stack(slopes).sum(0)
    return sum(errors)
