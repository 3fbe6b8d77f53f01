"""Written from the page alone: an autograd.Function whose backward hands the gradient on."""

import torch
from torch import nn


class _Ternarize(torch.autograd.Function):
    """The rule forwards, nothing backwards."""

    @staticmethod
    def forward(ctx: object, weight: torch.Tensor) -> torch.Tensor:
        """Three values per filter."""
        axes = tuple(range(1, weight.dim()))
        size = weight.abs()
        large = size > 0.7 * size.mean(dim=axes, keepdim=True)
        count = large.sum(dim=axes, keepdim=True).clamp(min=1)
        alpha = (size * large).sum(dim=axes, keepdim=True) / count
        return torch.where(large, alpha * weight.sign(), torch.zeros_like(weight))

    @staticmethod
    def backward(ctx: object, grad: torch.Tensor) -> torch.Tensor:
        """Straight through."""
        return grad


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
        A tensor of the same shape and dtype. A filter of zeros stays one. A gradient that arrives
        here goes on to `weight` unchanged (straight through).
    """
    return _Ternarize.apply(weight)


class TernaryConv2d(nn.Conv2d):
    """A convolution that is made like `nn.Conv2d` and computes with ternary weights.

    `weight` and `bias` are the parameters of `nn.Conv2d`, in full precision, and a training changes
    them as always.
    """

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Convolve with `ternarize(self.weight)`; everything else is as in `nn.Conv2d`.

        Args:
            images: of shape (N, in_channels, H, W), of the dtype of the weights.

        Returns:
            What `nn.Conv2d` with the same stride, padding and bias would give if its weights were
            the ternary ones. `weight` keeps its numbers; its gradient is the one that the ternary
            weights get.
        """
        return self._conv_forward(images, ternarize(self.weight), self.bias)
