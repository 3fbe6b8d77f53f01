"""Written from the page alone: AdaptiveAvgPool2d per scale, and convolutions changed in place."""

from collections.abc import Sequence

import torch
from torch import nn
from torch.nn import functional


class PyramidPooling(nn.Module):
    """Lays what averages over coarse grids say beside the features of each pixel."""

    def __init__(self, channels: int, scales: Sequence[int] = (1, 2, 3, 6)) -> None:
        """Make a 1 x 1 convolution with bias for each scale, in the order of the scales."""
        super().__init__()
        self.scales = tuple(scales)
        each = channels // len(self.scales)
        self.convolutions = nn.ModuleList(nn.Conv2d(channels, each, 1) for _ in self.scales)

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        """Add the channels of the pyramid."""
        size = features.shape[-2:]
        parts = [features]
        for scale, convolution in zip(self.scales, self.convolutions, strict=True):
            fields = functional.adaptive_avg_pool2d(features, scale)
            fields = torch.relu(convolution(fields))
            parts.append(
                functional.interpolate(fields, size=size, mode="bilinear", align_corners=False)
            )
        return torch.cat(parts, dim=1)


def stride_to_dilation(module: nn.Module, dilation: int) -> nn.Module:
    """Let a stage of a network keep all pixels: its strides of 2 become dilations."""
    for convolution in module.modules():
        if not isinstance(convolution, nn.Conv2d):
            continue
        d = dilation // 2 if convolution.stride == (2, 2) else dilation
        convolution.stride = (1, 1)
        convolution.dilation = (d, d)
        if not isinstance(convolution.padding, str):
            convolution.padding = tuple(d * p for p in convolution.padding)
            # padding modes other than zeros read this list instead
            convolution._reversed_padding_repeated_twice = [
                p for p in reversed(convolution.padding) for _ in range(2)
            ]
    return module
