"""Chooses the finite value with torch.where; the gradient of the other side is nan all the same.

Rejected by: test_far_away_the_slope_is_0
"""

import torch
from torch import nn


def ternary_tanh(x: torch.Tensor, beta: float) -> torch.Tensor:
    curve = (_tanh(beta * (2 * x - 1)) + _tanh(beta * (2 * x + 1))) / 2
    return torch.where(x.abs() > 3, x.sign(), curve)


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
