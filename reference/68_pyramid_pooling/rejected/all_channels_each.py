"""Lets each scale make all channels.

Rejected by: test_each_scale_has_a_convolution_of_its_own
"""

from collections.abc import Sequence
import torch
from torch import nn
from torch.nn.functional import interpolate


class PyramidPooling(nn.Module):
    def __init__(self, channels: int, scales: Sequence[int] = (1, 2, 3, 6)) -> None:
        super().__init__()
        share = channels
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
            rate = dilation // 2 if layer.stride == (2, 2) else dilation
            layer.stride = (1, 1)
            layer.dilation = (rate, rate)
            layer.padding = tuple((rate * pixels for pixels in layer.padding))
    return module
