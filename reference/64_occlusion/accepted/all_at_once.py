"""Masks for all patches first, then one batch with all covered scans."""

import torch


def _drops(model, x, masks, fill, target):
    with torch.no_grad():
        batch = torch.cat([x[None], torch.where(masks[:, None], fill, x)])
        scores = model(batch)[:, target]
    return torch.relu(scores[0] - scores[1:])


def occlusion(model, x, size, stride, fill, target):
    masks = torch.ones(1, dtype=torch.bool)
    counts = []
    for side in x.shape[1:]:
        first = torch.arange(0, side, stride)[:, None] - size // 2
        offset = torch.arange(side) - first
        rows = (offset >= 0) & (offset < size)
        counts.append(len(rows))
        masks = masks[:, None, ..., None] & rows.reshape(1, len(rows), *[1] * len(counts[1:]), -1)
        masks = masks.flatten(0, 1)
    return _drops(model, x, masks.reshape(-1, *x.shape[1:]), fill, target).reshape(counts)


def area_occlusion(model, x, masks, target):
    drops = _drops(model, x, masks, 0.0, target)
    return torch.einsum("a,a...->...", drops, masks.float())
