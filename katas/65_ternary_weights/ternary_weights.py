"""Kata 65: weights of three values, and a convolution that learns them."""

import torch
from torch import nn


def ternarize(weight: torch.Tensor) -> torch.Tensor:
    """Replace the weights of each filter by -alpha, 0 or alpha, with an alpha of its own.

    For each filter weight[o] by itself: the threshold is 0.7 times the mean of |w| over all of its
    entries, and alpha is the mean of |w| over those entries whose |w| exceeds the threshold. These
    become alpha or -alpha, as their sign is; all others become 0. (F. Li, B. Liu: Ternary weight
    networks, 2016.)

    Args:
        weight: float32 or float64, of shape (O, I, k, k), or of any other shape with two axes or
            more of which the first counts the filters. It is left as it is.

    Returns:
        A tensor of the same shape and dtype. A filter of zeros stays all zeros. A gradient that
        arrives here goes on to `weight` unchanged (straight through).
    """
    raise NotImplementedError


class TernaryConv2d(nn.Conv2d):
    """A convolution that is made like `nn.Conv2d` and computes with ternary weights.

    `weight` and `bias` are the float parameters of `nn.Conv2d`, and a training changes them as
    always. `padding_mode` is always "zeros".
    """

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Convolve with `ternarize(self.weight)`; everything else is as in `nn.Conv2d`.

        Args:
            images: of shape (N, in_channels, H, W), of the dtype of the weights.

        Returns:
            What `nn.Conv2d` with the same arguments and bias would give if its weights were the
            ternary ones. `weight` keeps its numbers; its gradient is the one that the ternary
            weights get.
        """
        raise NotImplementedError
