"""Two nn.Sequential, one that sees and one that decides, with the pooling before the ReLU."""

from torch import nn


class OrganClassifier(nn.Module):
    def __init__(self, n_classes=5, image_size=64):
        super().__init__()
        for _ in range(2):
            image_size = (image_size - 4) // 2
        self.features = nn.Sequential(
            nn.Conv2d(1, 6, kernel_size=5),
            nn.MaxPool2d(kernel_size=2, stride=2),
            nn.ReLU(),
            nn.Conv2d(6, 16, kernel_size=5),
            nn.MaxPool2d(kernel_size=2, stride=2),
            nn.ReLU(),
        )
        self.decision = nn.Sequential(
            nn.Flatten(),
            nn.Linear(16 * image_size**2, 120),
            nn.ReLU(),
            nn.Linear(120, 84),
            nn.ReLU(),
            nn.Linear(84, n_classes),
        )

    def forward(self, images):
        return self.decision(self.features(images))
