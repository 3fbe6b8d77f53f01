"""Counts the ones of all findings together.

Rejected by: test_the_weights_of_the_worked_example
"""

import torch
import torch.nn.functional as F


def class_weights(labels):
    positive = labels.sum().repeat(labels.shape[1])
    negative = (1 - labels).sum()
    total = positive + negative
    return negative / total, positive / total


def weighted_bce(logits, labels, w_pos, w_neg):
    there = -w_pos * labels * F.logsigmoid(logits)
    not_there = -w_neg * (1 - labels) * F.logsigmoid(-logits)
    return (there + not_there).mean()
