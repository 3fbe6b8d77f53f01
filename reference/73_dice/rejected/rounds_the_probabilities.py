"""Rounds the probabilities to 0 or 1 before it counts.

Rejected by: test_probabilities_count_as_parts_of_a_pixel
"""

import torch


def soft_dice(p, g, smooth=1e-5):
    p, g = (p > 0.5).to(p.dtype).flatten(2), g.flatten(2)
    above = 2 * (p * g).sum(2) + smooth
    below = p.sum(2) + g.sum(2) + smooth
    empty = below == 0
    return torch.where(empty, 1.0, above / torch.where(empty, 1.0, below))


def dice_loss(logits, labels, smooth=1e-5):
    p = torch.softmax(logits, dim=1)
    g = torch.nn.functional.one_hot(labels, logits.shape[1]).movedim(-1, 1)
    return 1 - soft_dice(p, g, smooth).mean()
