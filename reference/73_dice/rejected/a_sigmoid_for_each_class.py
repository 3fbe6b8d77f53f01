"""Gives each class a probability of its own, so that they do not add up to 1.

Rejected by: test_the_loss_of_the_worked_example
"""

import torch


def soft_dice(p, g, smooth=1e-5):
    p, g = p.flatten(2), g.flatten(2)
    above = 2 * (p * g).sum(2) + smooth
    below = p.sum(2) + g.sum(2) + smooth
    empty = below == 0
    return torch.where(empty, 1.0, above / torch.where(empty, 1.0, below))


def dice_loss(logits, labels, smooth=1e-5):
    p = torch.sigmoid(logits)
    g = torch.nn.functional.one_hot(labels, logits.shape[1]).movedim(-1, 1)
    return 1 - soft_dice(p, g, smooth).mean()
