"""Changes every layer that has something called beta.

Rejected by: test_other_layers_keep_their_beta
"""

import torch
from torch import nn


def ternary_tanh(x, beta):
    return (torch.tanh(beta * (2 * x - 1)) + torch.tanh(beta * (2 * x + 1))) / 2


class TernaryTanh(nn.Module):
    def __init__(self, beta=3.0):
        super().__init__()
        self.beta = beta

    def forward(self, x):
        if self.training:
            return ternary_tanh(x, self.beta)
        return torch.sign(x) * (x.abs() > 0.5)


def anneal(net, epoch, epochs):
    beta = 3.0 + 5.0 * epoch / (epochs - 1)
    for layer in net.modules():
        if hasattr(layer, "beta"):
            layer.beta = beta
    return beta
