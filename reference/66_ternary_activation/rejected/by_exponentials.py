"""Computes tanh by exponentials, which become infinite far away.

Rejected by: test_far_away_it_is_1_or_minus_1
"""

import torch
from torch import nn


def ternary_tanh(x: torch.Tensor, beta: float) -> torch.Tensor:
    return (_tanh(beta * (2 * x - 1)) + _tanh(beta * (2 * x + 1))) / 2


def _tanh(z):
    return (torch.exp(z) - torch.exp(-z)) / (torch.exp(z) + torch.exp(-z))


class TernaryTanh(nn.Module):
    def __init__(self, beta: float = 3.0) -> None:
        super().__init__()
        self.beta = beta

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if self.training:
            return ternary_tanh(x, self.beta)
        return x.sign().where(x.abs() > 0.5, 0)


def anneal(net: nn.Module, epoch: int, epochs: int) -> float:
    beta = torch.linspace(3, 8, epochs)[epoch].item()
    for layer in net.modules():
        if isinstance(layer, TernaryTanh):
            layer.beta = beta
    return beta
