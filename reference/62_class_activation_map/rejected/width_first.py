"""Takes size for (width, height).

Rejected by: test_the_heat_map_of_the_worked_example
"""

import torch
from torch import nn
from torch.nn import functional


def cam(features: torch.Tensor, weight: torch.Tensor, label: int) -> torch.Tensor:
    return torch.einsum("k,bkhw->bhw", weight[label], features)


def explain(net: nn.Module, images: torch.Tensor, label: int) -> torch.Tensor:
    net.eval()
    with torch.no_grad():
        active = torch.relu(net.features(images))
        return cam(active, net.classifier.weight, label)


def heatmap(maps: torch.Tensor, size: tuple[int, int]) -> torch.Tensor:
    large = functional.interpolate(
        _above_lowest(maps).unsqueeze(1), size=size[::-1], mode="bilinear", align_corners=False
    )
    heat = _above_lowest(large.squeeze(1))
    return heat / heat.amax((1, 2), keepdim=True).clamp(min=torch.finfo(heat.dtype).tiny)


def _above_lowest(maps: torch.Tensor) -> torch.Tensor:
    return maps - maps.amin((1, 2), keepdim=True)
