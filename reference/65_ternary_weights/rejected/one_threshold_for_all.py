"""Takes one threshold for the whole layer instead of one for each filter.

Rejected by: test_each_filter_has_its_own_threshold
"""

import torch
from torch import nn


def ternarize(weight):
    axes = tuple(range(1, weight.dim()))
    size = weight.detach().abs()
    kept = size > 0.7 * size.mean()
    alpha = (size * kept).sum(axes, keepdim=True) / kept.sum(axes, keepdim=True).clamp(min=1)
    return alpha * kept * weight.detach().sign() + weight - weight.detach()


class TernaryConv2d(nn.Conv2d):
    def forward(self, images):
        return self._conv_forward(images, ternarize(self.weight), self.bias)
