"""Counts from the middle of the mask, which a mask of even size does not have.

Rejected by: test_the_mask_may_be_of_any_shape
"""

import numpy as np


def convolve(image, mask):
    h, w = mask.shape
    if h > image.shape[0] or w > image.shape[1]:
        raise ValueError("mask too large")
    mask = mask.astype(float)
    result = np.zeros((image.shape[0] - h + 1, image.shape[1] - w + 1))
    for y in range(result.shape[0]):
        for x in range(result.shape[1]):
            i, j = y + h // 2, x + w // 2
            patch = image[i - h // 2 : i + h // 2 + 1, j - w // 2 : j + w // 2 + 1]
            result[y, x] = (mask * patch).sum()
    return result / (mask.sum() or 1.0)
