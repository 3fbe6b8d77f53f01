"""Divides by the number of entries in the mask, not by their sum.

Rejected by: test_the_worked_example_is_smoothed
"""

import numpy as np


def convolve(image, mask):
    h, w = mask.shape
    if h > image.shape[0] or w > image.shape[1]:
        raise ValueError("mask too large")
    result = np.zeros((image.shape[0] - h + 1, image.shape[1] - w + 1))
    for y in range(result.shape[0]):
        for x in range(result.shape[1]):
            result[y, x] = (mask.astype(float) * image[y : y + h, x : x + w]).mean()
    return result if mask.sum() != 0 else result * mask.size
