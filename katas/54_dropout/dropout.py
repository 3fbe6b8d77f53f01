"""Kata 54: dropout by hand, and a network for NLLLoss."""

import torch
from torch import nn


def drop(activations: torch.Tensor, probability: float) -> torch.Tensor:
    """Set each activation to 0 with some probability, and scale up those that are kept.

    Args:
        activations: float32 or float64, of any shape; they are left as they are.
        probability: of an activation to be dropped, from 0 to 1. With 1 all of them are.

    Returns:
        A tensor of the shape and dtype of the activations: 0 where one is dropped, the activation
        divided by 1 - `probability` elsewhere. Each one is decided independently, again in every
        call. Gradients flow back through the activations that are kept.

    Raises:
        ValueError: the probability lies outside 0 to 1.
    """
    raise NotImplementedError


class Dropout(nn.Module):
    """A layer that drops activations during the training and passes them on otherwise."""

    def __init__(self, probability: float = 0.5) -> None:
        """Remember the probability of an activation to be dropped."""
        raise NotImplementedError

    def forward(self, activations: torch.Tensor) -> torch.Tensor:
        """Drop as `drop` does in training mode; in evaluation mode change nothing.

        Args:
            activations: of any shape.

        Returns:
            A tensor of the same shape.
        """
        raise NotImplementedError


class Head(nn.Module):
    """The end of a classifier: dropout, one linear layer, and the logarithm of the softmax."""

    def __init__(self, n_inputs: int, n_classes: int, probability: float = 0.5) -> None:
        """Make the layers.

        Args:
            n_inputs: how many features come in.
            n_classes: how many classes there are.
            probability: of a feature to be dropped.
        """
        raise NotImplementedError

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        """Return how probable each class is.

        Args:
            features: float32, of shape (N, n_inputs).

        Returns:
            The natural logarithms of the probabilities, of shape (N, n_classes).
        """
        raise NotImplementedError


def loss(log_probabilities: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Return how wrong the log probabilities of a batch are.

    Args:
        log_probabilities: as `Head` returns them, of shape (N, C).
        labels: the right class of each row, int64, of shape (N,).

    Returns:
        The mean of minus the log probability of the right class, a tensor of shape ().
    """
    raise NotImplementedError
