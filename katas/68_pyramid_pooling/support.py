"""What kata 68 gives: stages of a network to be dilated, and numbers for the parameters."""

import torch
from torch import nn


class Block(nn.Module):
    """A residual block as in ResNet: two convolutions, and a shortcut around them."""

    def __init__(self, channels_in: int, channels: int, stride: int) -> None:
        """Make the three convolutions; the stride is that of the first and of the shortcut."""
        super().__init__()
        self.first = nn.Conv2d(channels_in, channels, 3, stride, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        self.shortcut = nn.Conv2d(channels_in, channels, 1, stride)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Add what the two convolutions make of the features to the shortcut."""
        inner = self.second(torch.relu(self.first(x)))
        return torch.relu(inner + self.shortcut(x))


def convolution(seed: int = 0) -> nn.Module:
    """One convolution with a stride."""
    return filled(nn.Conv2d(1, 2, 3, stride=2, padding=1), seed)


def bare(seed: int = 0) -> nn.Module:
    """Two convolutions without padding, the first of which has a stride."""
    return filled(nn.Sequential(nn.Conv2d(1, 2, 3, stride=2), nn.ReLU(), nn.Conv2d(2, 1, 3)), seed)


def stage(seed: int = 0, channels_in: int = 1) -> nn.Module:
    """A stage of two residual blocks, the first of which halves height and width."""
    return filled(nn.Sequential(Block(channels_in, 2, 2), Block(2, 2, 1)), seed)


def wide(seed: int = 0) -> nn.Module:
    """Large masks: 7 x 7 with a stride, as at the beginning of ResNet, then 5 x 3, then 3 x 3."""
    return filled(
        nn.Sequential(
            nn.Conv2d(1, 2, 7, stride=2, padding=3),
            nn.ReLU(),
            nn.Conv2d(2, 2, (5, 3), padding=(2, 1)),
            nn.ReLU(),
            nn.Conv2d(2, 1, 3),
        ),
        seed,
    )


def in_a_row(first: nn.Module, second: nn.Module) -> nn.Module:
    """One stage behind the other."""
    return nn.Sequential(first, second)


def numbers(place: int, shape: tuple[int, ...], seed: int) -> torch.Tensor:
    """Random numbers for the parameter at this place among all: weights -0.5 to 0.5, biases 0 to 1.

    The biases keep the ReLUs from being silent.
    """
    generator = torch.Generator().manual_seed(100 * seed + place)
    return torch.rand(shape, generator=generator) - (0.5 if len(shape) > 1 else 0)


@torch.no_grad()
def filled(module: nn.Module, seed: int) -> nn.Module:
    """The module with `numbers` in each of its parameters."""
    for place, parameter in enumerate(module.parameters()):
        parameter.copy_(numbers(place, tuple(parameter.shape), seed))
    return module


@torch.no_grad()
def averaging(module: nn.Module) -> nn.Module:
    """The module with convolutions that average over all channels, without a bias."""
    for parameter in module.parameters():
        parameter.fill_(1 / parameter.shape[1] if parameter.dim() == 4 else 0)
    return module
