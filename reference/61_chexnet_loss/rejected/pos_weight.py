"""Takes w₊/w₋ as pos_weight, which divides by 0 where nobody has the finding.

Rejected by: test_a_finding_that_nobody_has_teaches_nothing
"""

import torch
import torch.nn.functional as F


def class_weights(labels):
    positive = labels.sum(dim=0)
    negative = (1 - labels).sum(dim=0)
    total = positive + negative
    return negative / total, positive / total


def weighted_bce(logits, labels, w_pos, w_neg):
    loss = F.binary_cross_entropy_with_logits(
        logits, labels, pos_weight=w_pos / w_neg, reduction="none"
    )
    return (w_neg * loss).mean()
