"""Replaces the nan of two empty masks, but not the nan in its gradient.

Rejected by: test_the_gradient_is_that_of_the_fraction
"""

import torch


def soft_dice(p, g, smooth=1e-5):
    p, g = p.flatten(2), g.flatten(2)
    above = 2 * (p * g).sum(2) + smooth
    below = p.sum(2) + g.sum(2) + smooth
    empty = below == 0
    return torch.where(empty, 1.0, above / below)


def dice_loss(logits, labels, smooth=1e-5):
    p = torch.softmax(logits, dim=1)
    g = torch.nn.functional.one_hot(labels, logits.shape[1]).movedim(-1, 1)
    return 1 - soft_dice(p, g, smooth).mean()
