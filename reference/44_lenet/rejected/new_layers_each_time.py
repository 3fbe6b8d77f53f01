"""Makes the layers in forward, so that every call has new random weights.

Rejected by: test_the_network_has_the_ten_parameters_of_the_table
"""

import torch
from torch import nn


class OrganClassifier(nn.Module):
    def __init__(self, n_classes=5, image_size=64):
        super().__init__()
        self.n_classes = n_classes

    def forward(self, images):
        x = nn.MaxPool2d(2)(torch.relu(nn.Conv2d(1, 6, 5)(images)))
        x = nn.MaxPool2d(2)(torch.relu(nn.Conv2d(6, 16, 5)(x)))
        x = x.flatten(1)
        x = torch.relu(nn.Linear(x.shape[1], 120)(x))
        x = torch.relu(nn.Linear(120, 84)(x))
        return nn.Linear(84, self.n_classes)(x)
