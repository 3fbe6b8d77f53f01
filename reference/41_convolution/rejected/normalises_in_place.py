"""Divides the mask by its sum in place, and so changes the caller's mask.

Rejected by: test_image_and_mask_are_left_as_they_are
"""

import numpy as np


def convolve(image, mask):
    h, w = mask.shape
    if h > image.shape[0] or w > image.shape[1]:
        raise ValueError("mask too large")
    if mask.dtype != np.float64:
        mask = mask.astype(np.float64)
    if mask.sum() != 0:
        mask /= mask.sum()
    result = np.zeros((image.shape[0] - h + 1, image.shape[1] - w + 1))
    for y in range(result.shape[0]):
        for x in range(result.shape[1]):
            result[y, x] = (mask * image[y : y + h, x : x + w]).sum()
    return result
