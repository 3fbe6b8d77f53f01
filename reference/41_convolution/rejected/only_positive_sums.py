"""Divides only by a sum greater than 0, and forgets negative ones.

Rejected by: test_a_mask_with_a_negative_sum_is_divided_by_it
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
            result[y, x] = (mask * image[y : y + h, x : x + w]).sum()
    return result / mask.sum() if mask.sum() > 0 else result
