"""Lets PyTorch's conv2d do the work, under another name.

Rejected by: test_the_worked_example_is_smoothed
"""

import torch
from torch.nn.functional import conv2d as weighted_sums


def convolve(image, mask):
    if mask.shape[0] > image.shape[0] or mask.shape[1] > image.shape[1]:
        raise ValueError("mask too large")
    pixels = torch.tensor(image, dtype=torch.float64)[None, None]
    weights = torch.tensor(mask, dtype=torch.float64)[None, None]
    total = weights.sum().item()
    return (weighted_sums(pixels, weights)[0, 0] / (total or 1.0)).numpy()
