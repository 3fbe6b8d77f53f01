"""Counts anew in each batch in place of the weights that are given.

Rejected by: test_what_one_picture_costs
"""

import torch
import torch.nn.functional as F


def class_weights(labels):
    positive = labels.sum(dim=0)
    negative = (1 - labels).sum(dim=0)
    total = positive + negative
    return negative / total, positive / total


def weighted_bce(logits, labels, w_pos, w_neg):
    w_pos, w_neg = class_weights(labels)
    there = -w_pos * labels * F.logsigmoid(logits)
    not_there = -w_neg * (1 - labels) * F.logsigmoid(-logits)
    return (there + not_there).mean()
