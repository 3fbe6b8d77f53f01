"""Divides by the difference of highest and lowest even where there is none.

Rejected by: test_a_map_without_differences_stays_cold
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
    return (large - lowest) / (highest - lowest)
