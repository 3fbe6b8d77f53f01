"""Takes lowest and highest over the whole batch.

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
    lowest = large.min()
    highest = large.max()
    return (large - lowest) / (highest - lowest).clamp(min=1e-12)
