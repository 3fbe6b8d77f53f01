"""Divides by 0 for a filter in which nothing exceeds the threshold.

Rejected by: test_a_filter_of_zeros_stays_all_zeros
"""

import torch
from torch import nn


def ternarize(weight):
    axes = tuple(range(1, weight.dim()))
    size = weight.detach().abs()
    kept = size > 0.7 * size.mean(axes, keepdim=True)
    alpha = (size * kept).sum(axes, keepdim=True) / kept.sum(axes, keepdim=True)
    return alpha * kept * weight.detach().sign() + weight - weight.detach()


class TernaryConv2d(nn.Conv2d):
    def forward(self, images):
        return self._conv_forward(images, ternarize(self.weight), self.bias)
