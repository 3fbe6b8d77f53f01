"""Written from README and stub, layer by layer along the table."""

import torch
from torch import nn


class OrganClassifier(nn.Module):
    def __init__(self, n_classes=5, image_size=64):
        super().__init__()
        after_first = (image_size - 4) // 2
        after_second = (after_first - 4) // 2
        self.first_masks = nn.Conv2d(1, 6, 5)
        self.second_masks = nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2)
        self.relu = nn.ReLU()
        self.features = 16 * after_second * after_second
        self.linear1 = nn.Linear(self.features, 120)
        self.linear2 = nn.Linear(120, 84)
        self.scores = nn.Linear(84, n_classes)

    def forward(self, images):
        out = self.first_masks(images)
        out = self.relu(out)
        out = self.pool(out)
        out = self.second_masks(out)
        out = self.relu(out)
        out = self.pool(out)
        out = out.reshape(-1, self.features)
        out = self.relu(self.linear1(out))
        out = self.relu(self.linear2(out))
        return self.scores(out)
