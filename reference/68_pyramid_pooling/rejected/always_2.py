"""Takes 2 for the dilation, whatever it is called with.

Rejected by: test_the_second_stage_gets_twice_the_dilation
"""

from collections.abc import Sequence
import torch
from torch import nn
from torch.nn.functional import interpolate


class PyramidPooling(nn.Module):
    def __init__(self, channels: int, scales: Sequence[int] = (1, 2, 3, 6)) -> None:
        super().__init__()
        share = channels // len(scales)
        self.branches = nn.ModuleList(
            (
                nn.Sequential(nn.AdaptiveAvgPool2d(scale), nn.Conv2d(channels, share, 1), nn.ReLU())
                for scale in scales
            )
        )

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        size = features.shape[2:]
        around = [interpolate(branch(features), size, mode="bilinear") for branch in self.branches]
        return torch.cat([features, *around], dim=1)


def stride_to_dilation(module: nn.Module, dilation: int) -> nn.Module:
    for layer in module.modules():
        if isinstance(layer, nn.Conv2d):
            rate = 1 if layer.stride == (2, 2) else 2
            layer.stride = (1, 1)
            layer.dilation = (rate, rate)
            layer.padding = tuple((rate * pixels for pixels in layer.padding))
    return module
