"""Rounds to -1, 0 and 1 during the training too, where nothing can learn then.

Rejected by: test_in_training_mode_the_layer_is_smooth
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
        return torch.sign(x) * (x.abs() > 0.5)


def anneal(net, epoch, epochs):
    beta = 3.0 + 5.0 * epoch / (epochs - 1)
    for layer in net.modules():
        if isinstance(layer, TernaryTanh):
            layer.beta = beta
    return beta
