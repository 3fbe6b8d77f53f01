"""Kata 68: two ideas of SLSDeep: dilation in place of strides, and pooling over a pyramid."""

from collections.abc import Sequence

import torch
from torch import nn


class PyramidPooling(nn.Module):
    """Lays what averages over coarse grids say beside the features of each pixel."""

    def __init__(self, channels: int, scales: Sequence[int] = (1, 2, 3, 6)) -> None:
        """Make a 1 x 1 convolution with bias for each scale, in the order of the scales.

        Args:
            channels: how many channels the features have, a multiple of the number of scales; each
                convolution makes channels // len(scales) of them.
            scales: the grids to average over: 3 stands for 3 x 3 fields.
        """
        raise NotImplementedError

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        """Add the channels of the pyramid.

        Args:
            features: floats of shape (B, channels, H, W), H and W at least as large as each scale.

        Returns:
            Floats of shape (B, 2 * channels, H, W): first the features as they are, then for each
            scale the averages over its fields, convolved, through a ReLU, and enlarged to (H, W)
            bilinearly with align_corners=False.

        Source: Zhao et al., Pyramid Scene Parsing Network (CVPR 2017), section 3.2.
        """
        raise NotImplementedError


def stride_to_dilation(module: nn.Module, dilation: int) -> nn.Module:
    """Let a stage of a network keep all pixels: its strides of 2 become dilations.

    Args:
        module: a stage whose convolutions have the same stride in both directions, 2 or 1, a
            dilation of 1, and a padding of zeros given in numbers. Only 1 x 1 convolutions come
            before a convolution with stride 2.
        dilation: an even number: of the convolutions without a stride. Those that had stride 2 get
            half of it: ahead of the stride, neighbours are only half as far apart.

    Returns:
        The module, changed in place (or a changed copy), with the same weights: no stride, and
        each padding multiplied by the dilation of its convolution.

    Source: Yu, Koltun, Funkhouser, Dilated Residual Networks (CVPR 2017), section 2.
    """
    raise NotImplementedError
