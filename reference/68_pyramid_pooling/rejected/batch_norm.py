"""Puts a batch norm into each branch, which fails with one picture in training.

Rejected by: test_each_scale_has_a_convolution_of_its_own
"""

import torch
from torch import nn
from torch.nn.functional import interpolate


class PyramidPooling(nn.Module):
    def __init__(self, channels, scales=(1, 2, 3, 6)):
        super().__init__()
        share = channels // len(scales)
        self.branches = nn.ModuleList(
            nn.Sequential(
                nn.AdaptiveAvgPool2d(scale),
                nn.Conv2d(channels, share, 1),
                nn.BatchNorm2d(share),
                nn.ReLU(),
            )
            for scale in scales
        )

    def forward(self, features):
        size = features.shape[2:]
        around = [interpolate(branch(features), size, mode="bilinear") for branch in self.branches]
        return torch.cat([features, *around], dim=1)


def stride_to_dilation(module, dilation):
    for layer in module.modules():
        if isinstance(layer, nn.Conv2d):
            rate = dilation // 2 if layer.stride == (2, 2) else dilation
            layer.stride = (1, 1)
            layer.dilation = (rate, rate)
            layer.padding = tuple(rate * pixels for pixels in layer.padding)
    return module
