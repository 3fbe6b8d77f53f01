"""Written from README and stub alone."""

import torch
from torch import nn


def drop(activations, probability):
    if probability < 0.0 or probability > 1.0:
        raise ValueError(f"probability must be from 0 to 1, but is {probability}")
    if probability == 1.0:
        return activations * torch.zeros_like(activations)
    m = torch.ones_like(activations)
    m[torch.rand(activations.shape) < probability] = 0
    return activations * m / (1 - probability)


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
    rows = torch.arange(len(labels))
    return -log_probabilities[rows, labels].mean()
