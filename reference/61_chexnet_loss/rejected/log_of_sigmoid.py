"""Takes the logarithm of a finished sigmoid.

Rejected by: test_a_confident_mistake_costs_its_full_price
"""

import torch
import torch.nn.functional as F


def class_weights(labels):
    positive = labels.sum(dim=0)
    negative = (1 - labels).sum(dim=0)
    total = positive + negative
    return negative / total, positive / total


def weighted_bce(logits, labels, w_pos, w_neg):
    p = torch.sigmoid(logits)
    loss = -w_pos * labels * torch.log(p) - w_neg * (1 - labels) * torch.log(1 - p)
    return loss.mean()
