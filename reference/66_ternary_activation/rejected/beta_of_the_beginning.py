"""Keeps the beta of the beginning in a function and never reads the attribute.

Rejected by: test_a_new_beta_counts_from_the_next_call_on
"""

import torch
from torch import nn


def ternary_tanh(x, beta):
    return (torch.tanh(beta * (2 * x - 1)) + torch.tanh(beta * (2 * x + 1))) / 2


class TernaryTanh(nn.Module):
    def __init__(self, beta=3.0):
        super().__init__()
        self.beta = beta
        self.curve = lambda x: ternary_tanh(x, beta)

    def forward(self, x):
        if self.training:
            return self.curve(x)
        return torch.sign(x) * (x.abs() > 0.5)


def anneal(net, epoch, epochs):
    beta = 3.0 + 5.0 * epoch / (epochs - 1)
    for layer in net.modules():
        if isinstance(layer, TernaryTanh):
            layer.beta = beta
    return beta
