"""Kata 62: a class activation map, which shows where a network sees a finding."""

import torch
from torch import nn
from torch.nn import functional


def cam(features: torch.Tensor, weight: torch.Tensor, label: int) -> torch.Tensor:
    """How much each place speaks for one finding, and, below 0, against it.

    Args:
        features: the feature maps, which the network averages before its last layer, floats of
            shape (B, K, h, w).
        weight: of the last layer, floats of the same dtype, shape (C, K): a row for each finding.
        label: the index of the finding, from 0 to C - 1.

    Returns:
        The sum over k of weight[label, k] * features[:, k], shape (B, h, w), neither scaled nor cut
        off at 0.

    Source: Zhou et al., Learning Deep Features for Discriminative Localization (2016), equation 2.
    """
    return torch.einsum("k,bkhw->bhw", weight[label], features)


def explain(net: nn.Module, images: torch.Tensor, label: int) -> torch.Tensor:
    """The class activation map of a network of the form of CheXNet.

    Its mean over the places plus the bias of the finding is the logit that the network gives.

    Args:
        net: has `features`, which ends in a batch norm, and `classifier`, an nn.Linear. Between the
            two come a ReLU and the average over the places; neither is a layer of its own. It may
            arrive in training mode, and its mode afterwards is free.
        images: float32, of shape (B, 1, H, W).
        label: the number of the finding.

    Returns:
        The map of each picture in evaluation mode, shape (B, h, w), outside any graph.
    """
    net.eval()
    with torch.no_grad():
        active = torch.relu(net.features(images))
        return cam(active, net.classifier.weight, label)


def heatmap(maps: torch.Tensor, size: tuple[int, int]) -> torch.Tensor:
    """Class activation maps as large as the picture, from 0 (coldest) to 1 (hottest).

    Args:
        maps: floats of shape (B, h, w).
        size: height and width of the picture.

    Returns:
        The maps, first interpolated bilinearly (with `align_corners=False`) and then each scaled by
        itself, so that its lowest pixel is 0 and its highest 1; shape (B, *size). A map whose cells
        are all equal becomes all 0.
    """
    # both times, since interpolated equal numbers may differ in their last digit
    large = functional.interpolate(
        _above_lowest(maps).unsqueeze(1), size=size, mode="bilinear", align_corners=False
    )
    heat = _above_lowest(large.squeeze(1))
    return heat / heat.amax((1, 2), keepdim=True).clamp(min=torch.finfo(heat.dtype).tiny)


def _above_lowest(maps: torch.Tensor) -> torch.Tensor:
    """How far each place is above the lowest of its map."""
    return maps - maps.amin((1, 2), keepdim=True)
