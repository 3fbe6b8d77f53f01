"""Takes half of the size on both sides: a patch of 3 covers 2 voxels, one of 1 none.

Rejected by: test_a_patch_of_odd_size_has_its_centre_in_the_middle
"""

import itertools

import torch


@torch.no_grad()
def occlusion(model, x, size, stride, fill, target):
    before = model(x[None])[0, target]
    centres = [range(0, side, stride) for side in x.shape[1:]]
    drops = []
    for centre in itertools.product(*centres):
        patch = [slice(max(c - size // 2, 0), c + size // 2) for c in centre]
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
