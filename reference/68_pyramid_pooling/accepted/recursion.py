"""Walks down by children, leaves 1 x 1 masks alone, and enlarges with nn.Upsample."""

import torch
from torch import nn


class Branch(nn.Module):
    def __init__(self, channels, out, scale):
        super().__init__()
        self.scale = scale
        self.conv = nn.Conv2d(channels, out, (1, 1))

    def forward(self, x):
        h, w = x.size(2), x.size(3)
        y = nn.functional.adaptive_avg_pool2d(x, self.scale)
        return nn.Upsample((h, w), mode="bilinear")(self.conv(y).relu())


class PyramidPooling(nn.Module):
    def __init__(self, channels, scales=(1, 2, 3, 6)):
        super().__init__()
        n = len(scales)
        self.branches = nn.ModuleList([Branch(channels, channels // n, s) for s in scales])

    def forward(self, features):
        return torch.cat([features] + [branch(features) for branch in self.branches], 1)


def stride_to_dilation(module, dilation):
    if isinstance(module, nn.Conv2d):
        rate = dilation
        if module.stride[0] == 2:
            module.stride = (1, 1)
            rate = dilation // 2
        if module.kernel_size != (1, 1):
            module.dilation = (rate, rate)
            module.padding = tuple(p * rate for p in module.padding)
    for child in module.children():
        stride_to_dilation(child, dilation)
    return module
