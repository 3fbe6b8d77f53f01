"""One case for two axes and one for three, with a table that is filled in place."""

import math

import torch


def score(model, scan, target):
    return model(scan.unsqueeze(0))[0, target].detach()


def bounds(k, size, stride):
    start = k * stride - size // 2
    return max(start, 0), start + size


def occlusion(model, x, size, stride, fill, target):
    before = score(model, x, target)
    result = torch.zeros([math.ceil(side / stride) for side in x.shape[1:]])
    for i in range(result.shape[0]):
        top, bottom = bounds(i, size, stride)
        for j in range(result.shape[1]):
            left, right = bounds(j, size, stride)
            if x.dim() == 3:
                covered = x.clone()
                covered[:, top:bottom, left:right] = fill
                result[i, j] = max(before - score(model, covered, target), torch.tensor(0.0))
                continue
            for k in range(result.shape[2]):
                front, back = bounds(k, size, stride)
                covered = x.clone()
                covered[:, top:bottom, left:right, front:back] = fill
                result[i, j, k] = max(before - score(model, covered, target), torch.tensor(0.0))
    return result


def area_occlusion(model, x, masks, target):
    before = score(model, x, target)
    result = torch.zeros(x.shape[1:])
    for mask in masks:
        after = score(model, x * mask.logical_not(), target)
        result += mask * torch.clamp(before - after, min=0)
    return result
