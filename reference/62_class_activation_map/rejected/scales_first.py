"""Scales the small map and enlarges it afterwards.

Rejected by: test_a_peak_that_got_lower_on_the_way_is_still_1
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
    lowest = maps.amin(dim=(1, 2), keepdim=True)
    highest = maps.amax(dim=(1, 2), keepdim=True)
    scaled = (maps - lowest) / (highest - lowest).clamp(min=1e-12)
    return F.interpolate(scaled[:, None], size=size, mode="bilinear")[:, 0]
