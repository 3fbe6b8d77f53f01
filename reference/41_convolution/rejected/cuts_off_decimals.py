"""Collects the result in an array of the image's dtype, so integers cut the decimals off.

Rejected by: test_the_worked_example_is_smoothed
"""

import numpy as np


def convolve(image, mask):
    h, w = mask.shape
    if h > image.shape[0] or w > image.shape[1]:
        raise ValueError("mask too large")
    result = np.zeros((image.shape[0] - h + 1, image.shape[1] - w + 1), dtype=image.dtype)
    total = mask.sum() if mask.sum() != 0 else 1
    for y in range(result.shape[0]):
        for x in range(result.shape[1]):
            result[y, x] = (mask.astype(float) * image[y : y + h, x : x + w]).sum() / total
    return result
