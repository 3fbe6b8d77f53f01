"""CrossEntropyLoss of log probabilities: the second log softmax changes nothing."""

import torch
from torch import nn


def drop(activations, probability):
    if not 0.0 <= probability <= 1.0:
        raise ValueError("probability")
    factors = (torch.rand(activations.shape, device=activations.device) < 1 - probability).to(
        activations.dtype
    )
    if probability < 1:
        factors = factors / (1 - probability)
    return activations * factors


class Dropout(nn.Module):
    def __init__(self, probability=0.5):
        super().__init__()
        self.probability = probability

    def forward(self, activations):
        if self.training:
            return drop(activations, self.probability)
        return activations


class Head(Dropout):
    def __init__(self, n_inputs, n_classes, probability=0.5):
        super().__init__(probability)
        self.last = nn.Linear(n_inputs, n_classes)

    def forward(self, features):
        logits = self.last(super().forward(features))
        return logits - torch.logsumexp(logits, 1, keepdim=True)


def loss(log_probabilities, labels):
    return nn.CrossEntropyLoss()(log_probabilities, labels)
