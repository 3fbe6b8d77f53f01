"""Is the smooth curve in evaluation mode as well.

Rejected by: test_in_evaluation_mode_it_is_a_step
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
        return ternary_tanh(x, self.beta)


def anneal(net, epoch, epochs):
    beta = 3.0 + 5.0 * epoch / (epochs - 1)
    for layer in net.modules():
        if isinstance(layer, TernaryTanh):
            layer.beta = beta
    return beta
