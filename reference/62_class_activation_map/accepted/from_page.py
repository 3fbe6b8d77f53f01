"""Written from the page alone: a weighted sum over the channels; every mode is put back."""

import torch
from torch import nn


def cam(features: torch.Tensor, weight: torch.Tensor, label: int) -> torch.Tensor:
    """How much each place speaks for one finding, and, below 0, against it.

    Args:
        features: what is averaged before the last layer, floats of shape (B, K, h, w).
        weight: of the last layer, floats of the same dtype, shape (C, K): a row for each finding.
        label: the number of the finding, from 0 to C - 1.

    Returns:
        The sum over k of weight[label, k] * features[:, k], shape (B, h, w), neither scaled nor
        cut off.

    Source: Zhou et al., Learning Deep Features for Discriminative Localization (2016), equation 2.
    """
    return torch.einsum("bkhw,k->bhw", features, weight[label])


def explain(net: nn.Module, images: torch.Tensor, label: int) -> torch.Tensor:
    """The class activation map of a network of the form of CheXNet.

    Its mean over the places plus the bias of the finding is the logit that the network gives.

    Args:
        net: has `features`, which ends in a batch norm, and `classifier`, an nn.Linear. Between
            the two come a ReLU and the average over the places; neither is a layer of its own.
            It may arrive in training mode.
        images: float32, of shape (B, 1, H, W).
        label: the number of the finding.

    Returns:
        The map of each picture in evaluation mode, shape (B, h, w), outside any graph.
    """
    modes = [(module, module.training) for module in net.modules()]
    try:
        net.eval()
        with torch.no_grad():
            features = torch.relu(net.features(images))
            return cam(features, net.classifier.weight, label)
    finally:
        for module, mode in modes:
            module.training = mode


def heatmap(maps: torch.Tensor, size: tuple[int, int]) -> torch.Tensor:
    """Class activation maps as large as the picture, from 0 (coldest) to 1 (hottest).

    Args:
        maps: floats of shape (B, h, w).
        size: height and width of the picture.

    Returns:
        The maps, first interpolated bilinearly (with `align_corners=False`) and then each scaled by
        itself, so that its lowest pixel is 0 and its highest 1; shape (B, *size). A map that is
        the same everywhere becomes all 0.
    """
    large = nn.functional.interpolate(
        maps[:, None], size=tuple(size), mode="bilinear", align_corners=False
    )[:, 0]
    lowest = large.amin(dim=(1, 2), keepdim=True)
    span = large.amax(dim=(1, 2), keepdim=True) - lowest
    # Rounding in the interpolation must not turn an even map into a pattern: ask the small map.
    even = (maps.amax(dim=(1, 2), keepdim=True) == maps.amin(dim=(1, 2), keepdim=True)) | (
        span == 0
    )
    scaled = (large - lowest) / torch.where(even, torch.ones_like(span), span)
    return torch.where(even, torch.zeros_like(scaled), scaled)
