"""Written from README and stub alone."""

import torch
import torch.nn.functional as F


def cam(features, weight, label):
    row = weight[label].reshape(1, -1, 1, 1)
    return (features * row).sum(dim=1)


@torch.no_grad()
def explain(net, images, label):
    net.eval()
    features = F.relu(net.features(images))
    return cam(features, net.classifier.weight, label)


def heatmap(maps, size):
    large = F.interpolate(maps[:, None], size, mode="bilinear", align_corners=False)[:, 0]
    result = torch.zeros_like(large)
    for i, m in enumerate(large):
        if m.max() > m.min():
            result[i] = (m - m.min()) / (m.max() - m.min())
    return result
