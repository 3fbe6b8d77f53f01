"""Kata 65: weights of three values, and a convolution that learns them."""

import torch
from torch import nn
from torch.nn import functional as F


def ternarize(weight: torch.Tensor) -> torch.Tensor:
    rest = tuple(range(1, weight.dim()))
    with torch.no_grad():
        size = weight.abs()
        threshold = 0.7 * size.mean(dim=rest, keepdim=True)
        mask = size > threshold
        count = mask.sum(dim=rest, keepdim=True)
        total = torch.where(mask, size, torch.zeros_like(size)).sum(dim=rest, keepdim=True)
        alpha = torch.where(count > 0, total / count, torch.zeros_like(total))
        ternary = torch.where(mask, alpha * torch.sign(weight), torch.zeros_like(weight))
    return weight + (ternary - weight).detach()


class TernaryConv2d(nn.Conv2d):
    def forward(self, images: torch.Tensor) -> torch.Tensor:
        return F.conv2d(
            images,
            ternarize(self.weight),
            bias=self.bias,
            stride=self.stride,
            padding=self.padding,
            dilation=self.dilation,
            groups=self.groups,
        )
