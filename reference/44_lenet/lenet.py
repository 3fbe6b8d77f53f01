"""Kata 44: a convolutional network after LeNet that tells organs apart."""

import torch
from torch import nn


class OrganClassifier(nn.Module):
    """Two convolutions with pooling, then three linear layers, as in the table of the README."""

    def __init__(self, n_classes: int = 5, image_size: int = 64) -> None:
        """Make the layers; their names are up to you.

        Args:
            n_classes: how many organs there are, and so how many scores a picture gets.
            image_size: height and width of the pictures in pixels, at least 16.
        """
        super().__init__()
        side = ((image_size - 4) // 2 - 4) // 2
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2)
        self.fc1 = nn.Linear(16 * side * side, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, n_classes)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Score a batch of pictures.

        Args:
            images: float32 of shape (N, 1, image_size, image_size), with N of 1 or more.

        Returns:
            The logits, float32 of shape (N, n_classes): plain numbers from the last linear layer,
            without a softmax and without a ReLU.
        """
        x = self.pool(torch.relu(self.conv1(images)))
        x = self.pool(torch.relu(self.conv2(x)))
        x = x.flatten(1)
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.fc3(x)
