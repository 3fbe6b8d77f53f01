"""Kata 66: an activation that becomes a step of three values."""

import torch
from torch import nn


def ternary_tanh(x: torch.Tensor, beta: float) -> torch.Tensor:
    left = torch.tanh(beta * (2 * x + 1))
    right = torch.tanh(beta * (2 * x - 1))
    return (left + right) / 2


class TernaryTanh(nn.Module):
    def __init__(self, beta: float = 3.0) -> None:
        super().__init__()
        self.beta = beta

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if self.training:
            return ternary_tanh(x, self.beta)
        return torch.where(x.abs() > 0.5, torch.sign(x), torch.zeros_like(x))


def anneal(net: nn.Module, epoch: int, epochs: int) -> float:
    first, last = 3.0, 8.0
    beta = first + (last - first) * epoch / (epochs - 1)
    for module in net.modules():
        if isinstance(module, TernaryTanh):
            module.beta = beta
    return beta
