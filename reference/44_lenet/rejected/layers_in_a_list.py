"""Keeps the layers in a plain list, where PyTorch does not look for parameters.

Rejected by: test_the_network_has_the_ten_parameters_of_the_table
"""

import torch
from torch import nn


class OrganClassifier(nn.Module):
    def __init__(self, n_classes=5, image_size=64):
        super().__init__()
        side = ((image_size - 4) // 2 - 4) // 2
        self.layers = [
            nn.Conv2d(1, 6, 5),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(6, 16, 5),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(16 * side * side, 120),
            nn.ReLU(),
            nn.Linear(120, 84),
            nn.ReLU(),
            nn.Linear(84, n_classes),
        ]

    def forward(self, images):
        for layer in self.layers:
            images = layer(images)
        return images
