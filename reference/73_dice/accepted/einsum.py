"""einsum for the sums, and masks of the classes by comparison."""

import torch


def soft_dice(p, g, smooth=1e-5):
    g = g.to(p.dtype)
    both = torch.einsum("bc...,bc...->bc", p, g)
    total = torch.einsum("bc...->bc", p) + torch.einsum("bc...->bc", g)
    nothing = total + smooth == 0
    safe = torch.where(nothing, torch.ones_like(total), total + smooth)
    return torch.where(nothing, torch.ones_like(total), (2 * both + smooth) / safe)


def dice_loss(logits, labels, smooth=1e-5):
    classes = torch.arange(logits.shape[1]).view(1, -1, *[1] * (labels.dim() - 1))
    masks = labels.unsqueeze(1) == classes
    values = soft_dice(torch.softmax(logits, 1), masks, smooth)
    return (1 - values).mean()
