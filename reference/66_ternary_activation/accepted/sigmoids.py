"""A tanh is a sigmoid, twice as high and lowered by 1; one formula for both modes' differences."""

import torch
from torch import nn


def ternary_tanh(x, beta):
    lower, upper = torch.sigmoid(4 * beta * (x + 0.5)), torch.sigmoid(4 * beta * (x - 0.5))
    return lower + upper - 1


class TernaryTanh(nn.Module):
    def __init__(self, beta=3.0):
        super(TernaryTanh, self).__init__()
        self.beta = beta

    def forward(self, x):
        return ternary_tanh(x, self.beta) if self.training else self.step(x)

    @staticmethod
    def step(x):
        return (x > 0.5).to(x.dtype) - (x < -0.5).to(x.dtype)


def anneal(net, epoch, epochs):
    share = epoch / (epochs - 1)
    beta = 3 * (1 - share) + 8 * share
    layers = [layer for layer in net.modules() if isinstance(layer, TernaryTanh)]
    for layer in layers:
        layer.beta = beta
    return beta
