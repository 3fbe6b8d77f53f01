"""Convolves without the stride and the padding of the layer.

Rejected by: test_the_layer_convolves_with_ternary_weights
"""

import torch
from torch import nn


def ternarize(weight):
    axes = tuple(range(1, weight.dim()))
    size = weight.detach().abs()
    kept = size > 0.7 * size.mean(axes, keepdim=True)
    alpha = (size * kept).sum(axes, keepdim=True) / kept.sum(axes, keepdim=True).clamp(min=1)
    return alpha * kept * weight.detach().sign() + weight - weight.detach()


class TernaryConv2d(nn.Conv2d):
    def forward(self, images):
        return nn.functional.conv2d(images, ternarize(self.weight), self.bias)
