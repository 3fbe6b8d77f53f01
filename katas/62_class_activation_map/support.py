"""What kata 62 gives: a small network of the form of CheXNet, with random weights."""

import torch
from torch import nn


class ChestNet(nn.Module):
    """Convolutions that end in a batch norm, then ReLU, average and one linear layer.

    `features` and `classifier` are called as in torchvision's DenseNet.
    """

    def __init__(self, n_findings: int, n_features: int) -> None:
        """Make the layers with PyTorch's own random weights."""
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 8, 5, stride=2, padding=2),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(8, n_features, 3, padding=1),
            nn.BatchNorm2d(n_features),
        )
        self.classifier = nn.Linear(n_features, n_findings)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """One logit for each finding: images of shape (N, 1, H, W) become (N, n_findings)."""
        active = torch.relu(self.features(images))
        return self.classifier(active.mean(dim=(2, 3)))


def chest_net(n_findings: int, n_features: int, seed: int) -> ChestNet:
    """A network in evaluation mode whose weights and statistics depend on the seed alone."""
    numbers = torch.Generator().manual_seed(seed)
    net = ChestNet(n_findings, n_features).eval()
    with torch.no_grad():
        for value in net.state_dict().values():
            if value.is_floating_point():
                value.copy_(torch.rand(value.shape, generator=numbers) * 2 - 1)
        net.features[-1].running_var.abs_().add_(0.5)
    return net
