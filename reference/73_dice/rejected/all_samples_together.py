"""Sums over the batch too, so that a large organ covers up a small one.

Rejected by: test_each_sample_and_each_channel_has_a_value_of_its_own
"""

import torch


def soft_dice(p, g, smooth=1e-5):
    samples = len(p)
    p, g = p.transpose(0, 1).flatten(1), g.transpose(0, 1).flatten(1)
    above = 2 * (p * g).sum(1) + smooth
    below = p.sum(1) + g.sum(1) + smooth
    empty = below == 0
    dice = torch.where(empty, 1.0, above / torch.where(empty, 1.0, below))
    return dice.expand(samples, -1)


def dice_loss(logits, labels, smooth=1e-5):
    p = torch.softmax(logits, dim=1)
    g = torch.nn.functional.one_hot(labels, logits.shape[1]).movedim(-1, 1)
    return 1 - soft_dice(p, g, smooth).mean()
