"""An autograd.Function with a backward of its own, and _conv_forward of the parent."""

import torch
from torch import nn


class Ternary(torch.autograd.Function):
    @staticmethod
    def forward(context, weight):
        axes = tuple(range(1, weight.dim()))
        size = weight.abs()
        kept = (size > 0.7 * size.mean(axes, keepdim=True)).to(weight.dtype)
        alpha = (size * kept).sum(axes, keepdim=True) / kept.sum(axes, keepdim=True)
        return torch.nan_to_num(alpha) * kept * weight.sign()

    @staticmethod
    def backward(context, upstream):
        return upstream


def ternarize(weight):
    return Ternary.apply(weight)


class TernaryConv2d(nn.Conv2d):
    def forward(self, images):
        return self._conv_forward(images, ternarize(self.weight), self.bias)
