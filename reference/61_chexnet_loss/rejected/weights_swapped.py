"""Gives the pictures with the finding the share of the pictures with the finding.

Rejected by: test_the_weights_of_the_worked_example
"""

import torch
import torch.nn.functional as F


def class_weights(labels):
    positive = labels.sum(dim=0)
    negative = (1 - labels).sum(dim=0)
    total = positive + negative
    return positive / total, negative / total


def weighted_bce(logits, labels, w_pos, w_neg):
    there = -w_pos * labels * F.logsigmoid(logits)
    not_there = -w_neg * (1 - labels) * F.logsigmoid(-logits)
    return (there + not_there).mean()
