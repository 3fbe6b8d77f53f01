"""Leaves out the ReLU that comes between the batch norm and the average.

Rejected by: test_the_map_shows_the_places_where_the_network_saw_it
"""

import torch
import torch.nn.functional as F


def cam(features, weight, label):
    return (weight[label][:, None, None] * features).sum(dim=1)


def explain(net, images, label):
    net.eval()
    with torch.no_grad():
        features = net.features(images)
        return cam(features, net.classifier.weight, label)


def heatmap(maps, size):
    large = F.interpolate(maps[:, None], size=size, mode="bilinear")[:, 0]
    lowest = large.amin(dim=(1, 2), keepdim=True)
    highest = large.amax(dim=(1, 2), keepdim=True)
    return (large - lowest) / (highest - lowest).clamp(min=1e-12)
