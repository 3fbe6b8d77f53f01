"""Cuts the picture into fields of equal size and leaves out the rest.

Rejected by: test_the_pyramid_is_that_of_the_page
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

    def pooled(self, features, branch):
        scale = branch[0].output_size
        height, width = features.shape[2] // scale, features.shape[3] // scale
        means = nn.functional.avg_pool2d(features, (height, width))[:, :, :scale, :scale]
        return branch[2](branch[1](means))

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        size = features.shape[2:]
        around = [
            interpolate(self.pooled(features, branch), size, mode="bilinear")
            for branch in self.branches
        ]
        return torch.cat([features, *around], dim=1)


def stride_to_dilation(module: nn.Module, dilation: int) -> nn.Module:
    for layer in module.modules():
        if isinstance(layer, nn.Conv2d):
            rate = dilation // 2 if layer.stride == (2, 2) else dilation
            layer.stride = (1, 1)
            layer.dilation = (rate, rate)
            layer.padding = tuple((rate * pixels for pixels in layer.padding))
    return module
