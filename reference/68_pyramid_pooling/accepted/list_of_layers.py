"""A convolution per scale as an attribute of its own, means by slicing; a changed copy of the stage."""

import copy
import math

import torch
from torch import nn


class PyramidPooling(nn.Module):
    def __init__(self, channels, scales=(1, 2, 3, 6)):
        super().__init__()
        self.scales = list(scales)
        for k in range(len(scales)):
            setattr(self, f"reduce{k}", nn.Conv2d(channels, channels // len(scales), kernel_size=1))

    def fields(self, x, s):
        h, w = x.shape[-2:]
        rows = []
        for i in range(s):
            top, bottom = i * h // s, math.ceil((i + 1) * h / s)
            row = []
            for j in range(s):
                left, right = j * w // s, math.ceil((j + 1) * w / s)
                row.append(x[:, :, top:bottom, left:right].mean(dim=(2, 3)))
            rows.append(torch.stack(row, dim=-1))
        return torch.stack(rows, dim=-2)

    def forward(self, features):
        result = features
        for k, s in enumerate(self.scales):
            small = getattr(self, f"reduce{k}")(self.fields(features, s)).clamp(min=0)
            large = nn.functional.interpolate(
                small, size=features.shape[-2:], mode="bilinear", align_corners=False
            )
            result = torch.cat((result, large), dim=1)
        return result


def stride_to_dilation(module, dilation):
    module = copy.deepcopy(module)
    for name, layer in module.named_modules():
        if not isinstance(layer, nn.Conv2d):
            continue
        if max(layer.stride) == 2:
            layer.stride = (1, 1)
            d = dilation // 2
        else:
            d = dilation
        layer.dilation = (d, d)
        layer.padding = (layer.padding[0] * d, layer.padding[1] * d)
    return module
