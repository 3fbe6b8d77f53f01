"""Runs the network in whatever mode it arrives.

Rejected by: test_a_network_in_training_mode_is_explained_as_it_will_be_used
"""

import torch
import torch.nn.functional as F


def cam(features, weight, label):
    return (weight[label][:, None, None] * features).sum(dim=1)


def explain(net, images, label):
    with torch.no_grad():
        features = torch.relu(net.features(images))
        return cam(features, net.classifier.weight, label)


def heatmap(maps, size):
    large = F.interpolate(maps[:, None], size=size, mode="bilinear")[:, 0]
    lowest = large.amin(dim=(1, 2), keepdim=True)
    highest = large.amax(dim=(1, 2), keepdim=True)
    return (large - lowest) / (highest - lowest).clamp(min=1e-12)
