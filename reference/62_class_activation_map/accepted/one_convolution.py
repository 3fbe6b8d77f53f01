"""The linear layer as a 1 x 1 convolution over the features; a tiny number keeps 0/0 away."""

import torch
from torch import nn
from torch.nn import functional as fn


def cam(features, weight, label):
    return fn.conv2d(features, weight[label : label + 1, :, None, None])[:, 0]


def explain(net, images, label):
    was_training = net.training
    net.eval()
    with torch.inference_mode():
        maps = cam(net.features(images).clamp(min=0), net.classifier.weight, label)
    net.train(was_training)
    return maps


def heatmap(maps, size):
    large = nn.Upsample(size=size, mode="bilinear")(maps.unsqueeze(1)).squeeze(1)
    lowest = large.flatten(1).min(dim=1).values[:, None, None]
    highest = large.flatten(1).max(dim=1).values[:, None, None]
    heat = (large - lowest) / (highest - lowest + 1e-8)
    return heat * (maps != maps[:, :1, :1]).any(dim=2).any(dim=1)[:, None, None]
