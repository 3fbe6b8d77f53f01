"""Kata 66: an activation that becomes a step of three values."""

import torch
from torch import nn


def ternary_tanh(x: torch.Tensor, beta: float) -> torch.Tensor:
    """Two soft steps: (tanh(beta * (2x - 1)) + tanh(beta * (2x + 1))) / 2.

    (M. Heinrich, M. Blendowski, O. Oktay: TernaryNet, 2018.)

    Args:
        x: float32 or float64, of any shape.
        beta: how steep the steps are, above 0.

    Returns:
        Numbers from -1 to 1, of the shape and dtype of `x`; gradients flow back through them.
    """
    steps = torch.stack([2 * x - 1, 2 * x + 1])
    return torch.tanh(beta * steps).mean(0)


class TernaryTanh(nn.Module):
    """A layer that is smooth in training mode and a step of -1, 0 and 1 in evaluation mode.

    Attributes:
        beta: how steep the smooth steps are. A plain number that may be changed at any time.
    """

    def __init__(self, beta: float = 3.0) -> None:
        """Remember how steep the steps are."""
        super().__init__()
        self.beta = beta

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Activate.

        Args:
            x: float32 or float64, of any shape.

        Returns:
            A tensor of the same shape and dtype. In training mode `ternary_tanh(x, beta)` with the
            present beta; in evaluation mode the sign of x where |x| > 0.5, else 0 (its gradient is
            free).
        """
        if self.training:
            return ternary_tanh(x, self.beta)
        return x.sign().where(x.abs() > 0.5, 0)


def anneal(net: nn.Module, epoch: int, epochs: int) -> float:
    """Set beta in every `TernaryTanh` of a network: 3 in the first epoch, 8 in the last.

    Args:
        net: a network with any number of such layers (or none) inside it, at any depth. Layers of
            other classes are left alone.
        epoch: counted from 0 to epochs - 1.
        epochs: of the whole training, 2 or more.

    Returns:
        The beta of this epoch; from one epoch to the next it grows by the same amount.
    """
    beta = torch.linspace(3, 8, epochs)[epoch].item()
    for layer in net.modules():
        if isinstance(layer, TernaryTanh):
            layer.beta = beta
    return beta
