"""Sets beta at the network, where no layer reads it.

Rejected by: test_every_layer_of_the_network_gets_the_beta
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
    net.beta = 3.0 + 5.0 * epoch / (epochs - 1)
    return net.beta
