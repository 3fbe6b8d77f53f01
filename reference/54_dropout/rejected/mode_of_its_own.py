"""Keeps a mode of its own, which the eval() of the network does not reach.

Rejected by: test_the_mode_of_the_network_is_that_of_the_layer
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
        self.drops = True

    def eval(self):
        self.drops = False

    def train(self, mode=True):
        self.drops = True

    def forward(self, activations):
        return drop(activations, self.probability) if self.drops else activations


class Head(nn.Module):
    def __init__(self, n_inputs, n_classes, probability=0.5):
        super().__init__()
        self.dropout = Dropout(probability)
        self.linear = nn.Linear(n_inputs, n_classes)

    def forward(self, features):
        return torch.log_softmax(self.linear(self.dropout(features)), dim=1)


def loss(log_probabilities, labels):
    return nn.NLLLoss()(log_probabilities, labels)
