"""Pools with ceil_mode, which keeps an odd last row.

Rejected by: test_pooling_drops_an_odd_last_row
"""

import torch
import torch.nn.functional as F
from torch import nn


class OrganClassifier(nn.Module):
    def __init__(self, n_classes=5, image_size=64):
        super().__init__()
        side = ((image_size - 3) // 2 - 3) // 2
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2, ceil_mode=True)
        self.fc1 = nn.Linear(16 * side * side, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, n_classes)

    def forward(self, images):
        x = self.pool(F.relu(self.conv1(images)))
        x = self.pool(F.relu(self.conv2(x)))
        x = x.flatten(1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)
