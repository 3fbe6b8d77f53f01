"""Keeps the first mask of a layer for all its calls.

Rejected by: test_every_call_draws_a_new_mask
"""

import torch
from torch import nn


def drop(activations, probability):
    if not 0 <= probability <= 1:
        raise ValueError("a probability lies between 0 and 1")
    if probability == 1:
        return activations * 0
    kept = torch.rand_like(activations) >= probability
    return activations * kept / (1 - probability)


class Dropout(nn.Module):
    def __init__(self, probability=0.5):
        super().__init__()
        self.probability = probability
        self.mask = None

    def forward(self, activations):
        if not self.training:
            return activations
        if self.mask is None or self.mask.shape != activations.shape:
            self.mask = drop(torch.ones_like(activations), self.probability)
        return activations * self.mask


class Head(nn.Module):
    def __init__(self, n_inputs, n_classes, probability=0.5):
        super().__init__()
        self.dropout = Dropout(probability)
        self.linear = nn.Linear(n_inputs, n_classes)

    def forward(self, features):
        return torch.log_softmax(self.linear(self.dropout(features)), dim=1)


def loss(log_probabilities, labels):
    return nn.NLLLoss()(log_probabilities, labels)
