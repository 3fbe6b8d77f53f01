"""A subclass of nn.Sequential that finds the number of features out by trying."""

import torch
from torch import nn


class OrganClassifier(nn.Sequential):
    def __init__(self, n_classes=5, image_size=64):
        seeing = [
            layer
            for channels in ((1, 6), (6, 16))
            for layer in (nn.Conv2d(*channels, 5), nn.ReLU(), nn.MaxPool2d(2))
        ]
        with torch.no_grad():
            tried = nn.Sequential(*seeing)(torch.zeros(1, 1, image_size, image_size))
        n_features = tried.numel()
        super().__init__(
            *seeing,
            nn.Flatten(),
            nn.Linear(n_features, 120),
            nn.ReLU(),
            nn.Linear(120, 84),
            nn.ReLU(),
            nn.Linear(84, n_classes),
        )
