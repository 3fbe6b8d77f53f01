"""Kata 61: the loss of CheXNet, in which rare findings count as much as their absence."""

import torch


def class_weights(labels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """How much a picture with a finding counts, and how much one without it.

    Args:
        labels: of the whole training set, 1.0 (finding) or 0.0 (none), float32 of shape (N, C) with
            at least one row.

    Returns:
        For each finding |N| / (|P| + |N|) and |P| / (|P| + |N|), where |P| pictures have it and
        |N| have not: two tensors, float32 of shape (C,).

    Source: Rajpurkar et al., CheXNet (2017), section 2.1.
    """
    raise NotImplementedError


def weighted_bce(
    logits: torch.Tensor, labels: torch.Tensor, w_pos: torch.Tensor, w_neg: torch.Tensor
) -> torch.Tensor:
    """Weighted binary cross entropy, exact even where a sigmoid would round to 0 or 1.

    With p = sigmoid(logit), a finding that is there costs w_pos * -ln p, and one that is not there
    w_neg * -ln(1 - p).

    Args:
        logits: floats of shape (B, C), one for each picture and finding.
        labels: 1.0 or 0.0, of the same shape and dtype.
        w_pos: weights of the pictures with the finding, of shape (C,) and the same dtype.
        w_neg: weights of those without.

    Returns:
        The mean over all pairs of picture and finding, a tensor of shape (). Finite, and with a
        finite gradient, for logits of 200 and -200 as well.
    """
    raise NotImplementedError
