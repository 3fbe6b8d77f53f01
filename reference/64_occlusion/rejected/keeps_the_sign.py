"""Lets a drop be negative where the score rises.

Rejected by: test_where_the_score_rises_there_is_0
"""

import itertools
from collections.abc import Callable
import torch


@torch.no_grad()
def occlusion(
    model: Callable[[torch.Tensor], torch.Tensor],
    x: torch.Tensor,
    size: int,
    stride: int,
    fill: float,
    target: int,
) -> torch.Tensor:
    centres = [range(0, side, stride) for side in x.shape[1:]]
    drops = []
    for centre in itertools.product(*centres):
        first = [c - size // 2 for c in centre]
        patch = [slice(max(begin, 0), begin + size) for begin in first]
        covered = x.clone()
        covered[slice(None), *patch] = fill
        drops.append(_drop(model, x, covered, target))
    return torch.stack(drops).reshape([len(places) for places in centres])


@torch.no_grad()
def area_occlusion(
    model: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor, masks: torch.Tensor, target: int
) -> torch.Tensor:
    relevance = torch.zeros(x.shape[1:])
    for mask in masks:
        relevance[mask] = _drop(model, x, x.masked_fill(mask, 0.0), target)
    return relevance


def _drop(
    model: Callable[[torch.Tensor], torch.Tensor],
    x: torch.Tensor,
    covered: torch.Tensor,
    target: int,
) -> torch.Tensor:
    before, after = model(torch.stack([x, covered]))[:, target]
    return before - after
