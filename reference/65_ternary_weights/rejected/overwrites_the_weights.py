"""Writes the ternary values into the float weights before it computes.

Rejected by: test_the_float_weights_stay
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
        self.weight.data = ternarize(self.weight.data)
        return super().forward(images)
