"""What kata 64 gives: models simple enough that everybody can tell what they look at."""

import torch
from torch import nn


def total(images: torch.Tensor) -> torch.Tensor:
    """One class, whose score is the sum of all voxels."""
    if images.dim() < 4:
        raise ValueError(f"a batch of scans has the axes (N, C, …), not {tuple(images.shape)}")
    return images.flatten(1).sum(dim=1, keepdim=True)


class Weighted(nn.Module):
    """The score of a class is the sum of weight times voxel."""

    def __init__(self, weights: torch.Tensor) -> None:
        """Take the weights, shape (n_classes, C, …)."""
        super().__init__()
        self.weights = nn.Parameter(weights)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """The scores of a batch of scans, shape (N, n_classes)."""
        if images.shape[1:] != self.weights.shape[1:]:
            wanted = ", ".join(map(str, self.weights.shape[1:]))
            raise ValueError(f"this model takes (N, {wanted}), not {tuple(images.shape)}")
        return images.flatten(1) @ self.weights.flatten(1).T


class Probabilities(Weighted):
    """The softmax of such scores plus a bias for each class."""

    def __init__(self, weights: torch.Tensor, biases: torch.Tensor) -> None:
        """Take the weights, shape (n_classes, C, …), and the biases, shape (n_classes,)."""
        super().__init__(weights)
        self.biases = nn.Parameter(biases)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """The probabilities of a batch of scans, shape (N, n_classes)."""
        return torch.softmax(super().forward(images) + self.biases, dim=1)
