"""Kata 64: what a network looks at, found out by covering parts of a scan."""

from collections.abc import Callable
from itertools import product

import torch


def occlusion(
    model: Callable[[torch.Tensor], torch.Tensor],
    x: torch.Tensor,
    size: int,
    stride: int,
    fill: float,
    target: int,
) -> torch.Tensor:
    with torch.no_grad():
        whole = model(x.unsqueeze(0))[0, target].item()
        sides = x.shape[1:]
        grid = [list(range(0, side, stride)) for side in sides]
        values = []
        for centre in product(*grid):
            index = [slice(None)]
            for c, side in zip(centre, sides, strict=True):
                begin = c - size // 2
                end = begin + size
                index.append(slice(max(0, begin), min(side, end)))
            covered = x.clone()
            covered[tuple(index)] = fill
            values.append(max(whole - model(covered.unsqueeze(0))[0, target].item(), 0.0))
    return torch.tensor(values, dtype=torch.float32).reshape([len(places) for places in grid])


def area_occlusion(
    model: Callable[[torch.Tensor], torch.Tensor],
    x: torch.Tensor,
    masks: torch.Tensor,
    target: int,
) -> torch.Tensor:
    result = torch.zeros(x.shape[1:], dtype=torch.float32)
    with torch.no_grad():
        whole = model(x.unsqueeze(0))[0, target].item()
        for mask in masks:
            covered = x.clone()
            covered[:, mask] = 0.0
            result[mask] = max(whole - model(covered.unsqueeze(0))[0, target].item(), 0.0)
    return result
