"""Chooses the finite value with torch.where; the gradient of the other side is nan all the same.

Rejected by: test_a_confident_mistake_still_has_a_gradient
"""

import torch
from torch.nn import functional


def class_weights(labels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    share = labels.mean(dim=0)
    return (1 - share, share)


def _log(z):
    return torch.where(z < -80, z, torch.log(torch.sigmoid(z)))


def weighted_bce(
    logits: torch.Tensor, labels: torch.Tensor, w_pos: torch.Tensor, w_neg: torch.Tensor
) -> torch.Tensor:
    there = w_pos * labels * -_log(logits)
    not_there = w_neg * (1 - labels) * -_log(-logits)
    return (there + not_there).mean()
