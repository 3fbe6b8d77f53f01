"""Gives the probability of the head the default 0.

Rejected by: test_a_head_drops_in_training_only
"""

import torch
from torch import nn


def drop(activations: torch.Tensor, probability: float) -> torch.Tensor:
    if not 0 <= probability <= 1:
        raise ValueError(f"a probability lies between 0 and 1, not at {probability}")
    keep = 1 - probability
    kept = torch.bernoulli(torch.full_like(activations, keep))
    return activations * kept / (keep or 1)  # where nothing is kept there is nothing to scale


class Dropout(nn.Module):
    def __init__(self, probability: float = 0.5) -> None:
        super().__init__()
        self.probability = probability

    def forward(self, activations: torch.Tensor) -> torch.Tensor:
        return drop(activations, self.probability) if self.training else activations


class Head(nn.Module):
    def __init__(self, n_inputs: int, n_classes: int, probability: float = 0.0) -> None:
        super().__init__()
        self.dropout = Dropout(probability)
        self.linear = nn.Linear(n_inputs, n_classes)

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        return torch.log_softmax(self.linear(self.dropout(features)), dim=1)


def loss(log_probabilities: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    return nn.NLLLoss()(log_probabilities, labels)
