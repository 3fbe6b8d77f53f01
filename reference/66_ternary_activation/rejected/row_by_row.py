"""Goes through the tensor row by row, which a tensor of a single number does not have.

Rejected by: test_the_curve_of_any_beta
"""

import torch
from torch import nn


def ternary_tanh(x: torch.Tensor, beta: float) -> torch.Tensor:
    return torch.stack(
        [(torch.tanh(beta * (2 * v - 1)) + torch.tanh(beta * (2 * v + 1))) / 2 for v in x]
    )


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
