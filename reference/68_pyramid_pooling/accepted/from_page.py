"""Written from README and stub alone."""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import nn


class PyramidPooling(nn.Module):
    def __init__(self, channels: int, scales: Sequence[int] = (1, 2, 3, 6)) -> None:
        super().__init__()
        self.pools = nn.ModuleList([nn.AdaptiveAvgPool2d(scale) for scale in scales])
        self.convs = nn.ModuleList(
            [nn.Conv2d(channels, channels // len(scales), kernel_size=1) for _ in scales]
        )

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        outputs = [features]
        for pool, conv in zip(self.pools, self.convs):
            x = F.relu(conv(pool(features)))
            x = F.interpolate(x, size=features.shape[2:], mode="bilinear", align_corners=False)
            outputs.append(x)
        return torch.cat(outputs, dim=1)


def stride_to_dilation(module: nn.Module, dilation: int) -> nn.Module:
    for layer in module.modules():
        if not isinstance(layer, nn.Conv2d):
            continue
        if layer.stride == (2, 2):
            layer.stride = (1, 1)
            d = dilation // 2
        else:
            d = dilation
        layer.dilation = (d, d)
        pad_h, pad_w = layer.padding
        layer.padding = (pad_h * d, pad_w * d)
    return module
