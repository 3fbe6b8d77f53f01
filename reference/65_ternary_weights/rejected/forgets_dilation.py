"""Does not pass on the dilation.

Rejected by: test_the_layer_takes_the_arguments_of_conv2d
"""

import torch
from torch import nn


def ternarize(weight: torch.Tensor) -> torch.Tensor:
    filters = weight.detach().flatten(1)
    size = filters.abs()
    kept = size > 0.7 * size.mean(1, keepdim=True)
    alpha = size.where(kept, 0).sum(1, keepdim=True) / kept.sum(1, keepdim=True)
    values = alpha.copysign(filters).where(kept, 0).view_as(weight)
    return values + (weight - weight.detach())


class TernaryConv2d(nn.Conv2d):
    def forward(self, images: torch.Tensor) -> torch.Tensor:
        how = (self.bias, self.stride, self.padding, 1, self.groups)
        return nn.functional.conv2d(images, ternarize(self.weight), *how)
