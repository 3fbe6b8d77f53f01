"""Returns float32, whatever comes in.

Rejected by: test_every_weight_becomes_minus_alpha_0_or_alpha
"""

import torch
from torch import nn


def ternarize(weight: torch.Tensor) -> torch.Tensor:
    filters = weight.detach().flatten(1)
    size = filters.abs()
    kept = size > 0.7 * size.mean(1, keepdim=True)
    alpha = size.where(kept, 0).sum(1, keepdim=True) / kept.sum(1, keepdim=True)
    values = alpha.copysign(filters).where(kept, 0).view_as(weight)
    return (values + (weight - weight.detach())).float()


class TernaryConv2d(nn.Conv2d):
    def forward(self, images: torch.Tensor) -> torch.Tensor:
        how = (self.bias, self.stride, self.padding, self.dilation, self.groups)
        return nn.functional.conv2d(images, ternarize(self.weight), *how)
