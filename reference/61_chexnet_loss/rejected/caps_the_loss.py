"""Leaves the logarithm to binary_cross_entropy, which stops at −100.

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
    weight = labels * w_pos + (1 - labels) * w_neg
    return F.binary_cross_entropy(torch.sigmoid(logits), labels, weight)
