"""Returns the beta of the last layer it has looked at.

Rejected by: test_a_network_may_have_no_such_layer
"""

import torch
from torch import nn


def ternary_tanh(x: torch.Tensor, beta: float) -> torch.Tensor:
    steps = torch.stack([2 * x - 1, 2 * x + 1])
    return torch.tanh(beta * steps).mean(0)


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
    return layer.beta
