"""Lets PyTorch's max_pool2d do the work, under another name.

Rejected by: test_the_worked_example_keeps_the_four_largest
"""

import torch
from torch.nn.functional import max_pool2d as strongest


def max_pool(image, size, stride=None):
    stride = size if stride is None else stride
    if size < 1 or stride < 1 or size > min(image.shape):
        raise ValueError("size or stride")
    pixels = torch.tensor(image, dtype=torch.float64)[None, None]
    return strongest(pixels, size, stride)[0, 0].numpy().astype(image.dtype)
