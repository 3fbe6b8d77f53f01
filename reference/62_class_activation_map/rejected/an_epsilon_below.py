"""Adds a small number below the line, and the hottest pixel of a faint map falls short of 1.

Rejected by: test_each_picture_has_a_scale_of_its_own
"""

import torch
import torch.nn.functional as F


def cam(features, weight, label):
    return (weight[label][:, None, None] * features).sum(dim=1)


def explain(net, images, label):
    net.eval()
    with torch.no_grad():
        features = torch.relu(net.features(images))
        return cam(features, net.classifier.weight, label)


def heatmap(maps, size):
    large = F.interpolate(maps[:, None], size=size, mode="bilinear")[:, 0]
    lowest = large.amin(dim=(1, 2), keepdim=True)
    highest = large.amax(dim=(1, 2), keepdim=True)
    flat = maps.amin(dim=(1, 2), keepdim=True) == maps.amax(dim=(1, 2), keepdim=True)
    return ((large - lowest) / (highest - lowest + 1e-6)).masked_fill(flat, 0.0)
