"""Returns the loss as a Python number, from which no gradient leads back.

Rejected by: test_what_one_picture_costs
"""

import torch
from torch.nn import functional


def class_weights(labels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    share = labels.mean(dim=0)
    return (1 - share, share)


def weighted_bce(
    logits: torch.Tensor, labels: torch.Tensor, w_pos: torch.Tensor, w_neg: torch.Tensor
) -> torch.Tensor:
    there = w_pos * labels * -functional.logsigmoid(logits)
    not_there = w_neg * (1 - labels) * -functional.logsigmoid(-logits)
    return (there + not_there).mean().item()
