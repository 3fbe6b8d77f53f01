"""Takes the means over axes 1, 2 and 3, which the weights of a linear layer do not have.

Rejected by: test_every_weight_becomes_minus_alpha_0_or_alpha
"""

import torch
from torch import nn


def ternarize(weight: torch.Tensor) -> torch.Tensor:
    filters = weight.detach()
    size = filters.abs()
    kept = size > 0.7 * size.mean((1, 2, 3), keepdim=True)
    alpha = size.where(kept, 0).sum((1, 2, 3), keepdim=True) / kept.sum((1, 2, 3), keepdim=True)
    values = alpha.copysign(filters).where(kept, 0).view_as(weight)
    return values + (weight - weight.detach())


class TernaryConv2d(nn.Conv2d):
    def forward(self, images: torch.Tensor) -> torch.Tensor:
        how = (self.bias, self.stride, self.padding, self.dilation, self.groups)
        return nn.functional.conv2d(images, ternarize(self.weight), *how)
