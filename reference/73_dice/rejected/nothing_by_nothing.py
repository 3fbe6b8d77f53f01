"""Divides 0 by 0 where both masks are empty.

Rejected by: test_two_empty_masks_agree
"""

import torch


def soft_dice(p, g, smooth=1e-5):
    p, g = p.flatten(2), g.flatten(2)
    above = 2 * (p * g).sum(2) + smooth
    below = p.sum(2) + g.sum(2) + smooth
    return above / below


def dice_loss(logits, labels, smooth=1e-5):
    p = torch.softmax(logits, dim=1)
    g = torch.nn.functional.one_hot(labels, logits.shape[1]).movedim(-1, 1)
    return 1 - soft_dice(p, g, smooth).mean()
