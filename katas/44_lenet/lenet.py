"""Kata 44: a convolutional network after LeNet that tells organs apart."""

import torch
from torch import nn


class OrganClassifier(nn.Module):
    """Two convolutions with pooling, then three linear layers, as in the table of the README."""

    def __init__(self, n_classes: int = 5, image_size: int = 64) -> None:
        """Call `super().__init__()`, then make the layers; their names are up to you.

        Args:
            n_classes: how many organs there are, and so how many scores a picture gets.
            image_size: height and width of the pictures in pixels, at least 16.
        """
        raise NotImplementedError

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Score a batch of pictures.

        Args:
            images: float32 of shape (N, 1, image_size, image_size), with N of 1 or more.

        Returns:
            The logits, float32 of shape (N, n_classes): plain numbers from the last linear layer,
            without a softmax and without a ReLU.
        """
        raise NotImplementedError
