"""Two loops over samples and channels, the probabilities from a log softmax, eye for one-hot."""

import torch
from torch import nn


def one(p, g, smooth):
    below = p.sum() + g.sum() + smooth
    if below == 0:
        return (p * 0).sum() + 1
    return (2 * p[g.bool()].sum() + smooth) / below


def soft_dice(p, g, smooth=1e-5):
    rows = [
        [one(a, b, smooth) for a, b in zip(*pair, strict=True)] for pair in zip(p, g, strict=True)
    ]
    return torch.stack([torch.stack(row) for row in rows])


def dice_loss(logits, labels, smooth=1e-5):
    p = nn.LogSoftmax(dim=1)(logits).exp()
    one_hot = torch.eye(logits.size(1), dtype=logits.dtype)[labels]
    axes = (0, one_hot.dim() - 1, *range(1, one_hot.dim() - 1))
    return soft_dice(p, one_hot.permute(axes), smooth).neg().add(1).mean()
