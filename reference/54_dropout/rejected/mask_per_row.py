"""Draws one number for each row, so that whole samples are dropped.

Rejected by: test_each_activation_is_decided_by_itself
"""

import torch
from torch import nn


def drop(activations, probability):
    if not 0 <= probability <= 1:
        raise ValueError("a probability lies between 0 and 1")
    if probability == 1:
        return activations * 0
    kept = torch.rand(activations.shape[:1] + (1,) * (activations.dim() - 1)) >= probability
    return activations * kept / (1 - probability)


class Dropout(nn.Module):
    def __init__(self, probability=0.5):
        super().__init__()
        self.probability = probability

    def forward(self, activations):
        if self.training:
            return drop(activations, self.probability)
        return activations


class Head(nn.Module):
    def __init__(self, n_inputs, n_classes, probability=0.5):
        super().__init__()
        self.dropout = Dropout(probability)
        self.linear = nn.Linear(n_inputs, n_classes)

    def forward(self, features):
        return torch.log_softmax(self.linear(self.dropout(features)), dim=1)


def loss(log_probabilities, labels):
    return nn.NLLLoss()(log_probabilities, labels)
