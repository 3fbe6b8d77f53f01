"""Kata 73: the overlap of two masks, and a loss made of it."""

import torch


def soft_dice(p: torch.Tensor, g: torch.Tensor, smooth: float = 1e-5) -> torch.Tensor:
    """Return how much predicted masks overlap with drawn ones.

    (2 * sum(p * g) + smooth) / (sum(p) + sum(g) + smooth), with sums over all places of one sample
    and one channel. (L. Dice, 1945. As a loss: F. Milletari et al., V-Net, 2016, with squares below
    the line. This form without squares is that of MONAI's DiceLoss.)

    Args:
        p: probabilities from 0 to 1, float32 or float64, of shape (B, C, ...) with one axis of
            places or more.
        g: masks of 0 and 1 of the same shape; bool or of the dtype of `p`.
        smooth: what is added above and below the line, 0 or more.

    Returns:
        A value from 0 to 1 for each sample and channel, of shape (B, C) and the dtype of `p`. Where
        the denominator is 0, the two agree that there is nothing: the value is 1 there, and its
        gradient 0.
    """
    raise NotImplementedError


def dice_loss(logits: torch.Tensor, labels: torch.Tensor, smooth: float = 1e-5) -> torch.Tensor:
    """Return how wrong the scores of a segmentation with several classes are.

    Args:
        logits: one score for each class and place, of shape (B, C, ...) with one axis of places or
            more, float32 or float64. The background is a class like the others.
        labels: the right class of each place, int64 from 0 to C - 1, of shape (B, ...).
        smooth: as in `soft_dice`.

    Returns:
        1 minus the mean over all samples and classes of the Dice between the softmax over the
        classes and the one-hot masks of the labels, a tensor of shape ().
    """
    raise NotImplementedError
