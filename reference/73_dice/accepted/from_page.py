"""Kata 73: the overlap of two masks, and a loss made of it."""

import torch
import torch.nn.functional as F


def soft_dice(p: torch.Tensor, g: torch.Tensor, smooth: float = 1e-5) -> torch.Tensor:
    g = g.to(p.dtype)
    places = tuple(range(2, p.dim()))
    numerator = 2 * (p * g).sum(dim=places) + smooth
    denominator = p.sum(dim=places) + g.sum(dim=places) + smooth
    nothing = denominator == 0
    quotient = numerator / torch.where(nothing, torch.ones_like(denominator), denominator)
    return torch.where(nothing, torch.ones_like(quotient), quotient)


def dice_loss(logits: torch.Tensor, labels: torch.Tensor, smooth: float = 1e-5) -> torch.Tensor:
    probabilities = torch.softmax(logits, dim=1)
    masks = F.one_hot(labels, num_classes=logits.shape[1])
    masks = masks.movedim(-1, 1).to(logits.dtype)
    return 1 - soft_dice(probabilities, masks, smooth).mean()
