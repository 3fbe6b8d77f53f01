"""Lets autograd find the gradient, which the steps swallow.

Rejected by: test_the_gradient_goes_straight_through
"""

import torch
from torch import nn


def ternarize(weight):
    axes = tuple(range(1, weight.dim()))
    size = weight.abs()
    kept = size > 0.7 * size.mean(axes, keepdim=True)
    alpha = (size * kept).sum(axes, keepdim=True) / kept.sum(axes, keepdim=True).clamp(min=1)
    return alpha * kept * weight.sign()


class TernaryConv2d(nn.Conv2d):
    def forward(self, images):
        return self._conv_forward(images, ternarize(self.weight), self.bias)
