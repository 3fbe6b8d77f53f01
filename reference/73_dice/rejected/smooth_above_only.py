"""Adds smooth above the line only.

Rejected by: test_probabilities_count_as_parts_of_a_pixel
"""

import torch


def soft_dice(p: torch.Tensor, g: torch.Tensor, smooth: float = 1e-05) -> torch.Tensor:
    p, g = (p.flatten(2), g.flatten(2))
    above = 2 * (p * g).sum(2) + smooth
    below = (p + g).sum(2)
    empty = below.eq(0)
    return above.masked_fill(empty, 1) / below.masked_fill(empty, 1)


def dice_loss(logits: torch.Tensor, labels: torch.Tensor, smooth: float = 1e-05) -> torch.Tensor:
    p = logits.softmax(1)
    g = torch.nn.functional.one_hot(labels, logits.shape[1]).movedim(-1, 1)
    return 1 - soft_dice(p, g, smooth).mean()
