"""Divides by the union, which is the Jaccard index and smaller.

Rejected by: test_the_worked_example_overlaps_by_0_6
"""

import torch


def soft_dice(p, g, smooth=1e-5):
    p, g = p.flatten(2), g.flatten(2)
    both = (p * g).sum(2)
    below = p.sum(2) + g.sum(2) - both + smooth
    empty = below == 0
    return torch.where(empty, 1.0, (both + smooth) / torch.where(empty, 1.0, below))


def dice_loss(logits, labels, smooth=1e-5):
    p = torch.softmax(logits, dim=1)
    g = torch.nn.functional.one_hot(labels, logits.shape[1]).movedim(-1, 1)
    return 1 - soft_dice(p, g, smooth).mean()
