"""Backward hooks on the modules, with the ReLUs not in place for the time being."""

import contextlib

import torch
from torch import nn


def sensitivity(model, x, target):
    with torch.enable_grad():
        scan = torch.nn.Parameter(x.clone())
        return torch.autograd.grad(model(torch.stack([scan]))[:, target].sum(), scan)[0].abs()


@contextlib.contextmanager
def guided(model):
    relus = [module for module in model.modules() if type(module) is nn.ReLU]
    inplace = [relu.inplace for relu in relus]
    handles = []
    try:
        for relu in relus:
            relu.inplace = False
            handle = relu.register_full_backward_hook(lambda _m, into, _out: (into[0].relu(),))
            handles.append(handle)
        yield
    finally:
        for handle in handles:
            handle.remove()
        for relu, before in zip(relus, inplace, strict=True):
            relu.inplace = before


def guided_backprop(model, x, target):
    scan = torch.nn.Parameter(x.clone())
    with guided(model):
        return torch.autograd.grad(model(scan[None])[0][target], [scan])[0]
