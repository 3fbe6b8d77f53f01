"""Parameters and functions in place of layers, and the slide's view."""

import torch
import torch.nn.functional as F
from torch import nn


def weights(*shape):
    fan_in = torch.Size(shape[1:]).numel()
    return nn.Parameter(torch.randn(shape) * (2 / fan_in) ** 0.5)


class OrganClassifier(nn.Module):
    def __init__(self, n_classes=5, image_size=64):
        super(OrganClassifier, self).__init__()
        side = (image_size // 2 - 2) // 2 - 2
        shapes = [(6, 1, 5, 5), (16, 6, 5, 5), (120, 16 * side * side), (84, 120), (n_classes, 84)]
        self.weights = nn.ParameterList(weights(*shape) for shape in shapes)
        self.biases = nn.ParameterList(torch.zeros(shape[0]) for shape in shapes)

    def forward(self, images):
        x = images
        for weight, bias in zip(self.weights[:2], self.biases[:2]):
            x = F.max_pool2d(F.conv2d(x, weight, bias).clamp(min=0), 2)
        x = x.contiguous().view(x.size(0), -1)
        for weight, bias in zip(self.weights[2:4], self.biases[2:4]):
            x = F.relu(F.linear(x, weight, bias))
        return F.linear(x, self.weights[4], self.biases[4])
