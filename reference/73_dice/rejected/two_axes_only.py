"""Sums over two axes of places, as in images, also where there are three.

Rejected by: test_each_sample_and_each_channel_has_a_value_of_its_own
"""

import torch


def soft_dice(p: torch.Tensor, g: torch.Tensor, smooth: float = 1e-05) -> torch.Tensor:
    p, g = (p.flatten(2, 3), g.flatten(2, 3)) if p.dim() > 3 else (p, g)
    above = 2 * (p * g).sum(2) + smooth
    below = (p + g).sum(2) + smooth
    empty = below.eq(0)
    return above.masked_fill(empty, 1) / below.masked_fill(empty, 1)


def dice_loss(logits: torch.Tensor, labels: torch.Tensor, smooth: float = 1e-05) -> torch.Tensor:
    p = logits.softmax(1)
    g = torch.nn.functional.one_hot(labels, logits.shape[1]).movedim(-1, 1)
    return 1 - soft_dice(p, g, smooth).mean()
