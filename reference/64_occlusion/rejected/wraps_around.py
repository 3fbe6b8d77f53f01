"""Begins a slice below 0, where Python counts from the other end of the axis.

Rejected by: test_the_worked_example_is_a_product_of_two_rows
"""

import itertools

import torch


@torch.no_grad()
def occlusion(model, x, size, stride, fill, target):
    before = model(x[None])[0, target]
    centres = [range(0, side, stride) for side in x.shape[1:]]
    drops = []
    for centre in itertools.product(*centres):
        patch = [slice(c - size // 2, c - size // 2 + size) for c in centre]
        covered = x.clone()
        covered[(slice(None), *patch)] = fill
        drops.append((before - model(covered[None])[0, target]).clamp(min=0))
    return torch.stack(drops).reshape([len(places) for places in centres])


@torch.no_grad()
def area_occlusion(model, x, masks, target):
    before = model(x[None])[0, target]
    relevance = torch.zeros(x.shape[1:])
    for mask in masks:
        covered = x * ~mask
        relevance[mask] = (before - model(covered[None])[0, target]).clamp(min=0)
    return relevance
