"""The two steps by a sum over their places, torch.where, and net.apply."""

import torch
from torch import nn


def ternary_tanh(x, beta):
    return sum(0.5 * torch.tanh(2 * beta * (x - place)) for place in (-0.5, 0.5))


class TernaryTanh(nn.Module):
    def __init__(self, beta=3.0):
        super().__init__()
        self.beta = beta

    def forward(self, x):
        if self.training:
            return ternary_tanh(x, self.beta)
        one = torch.ones_like(x)
        return torch.where(x > 0.5, one, torch.where(x < -0.5, -one, 0 * one))


def anneal(net, epoch, epochs):
    beta = torch.linspace(3, 8, epochs)[epoch].item()

    def set_beta(layer):
        if type(layer) is TernaryTanh:
            layer.beta = beta

    net.apply(set_beta)
    return beta
