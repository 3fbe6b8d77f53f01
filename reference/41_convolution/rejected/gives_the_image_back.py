"""Gives back the image itself where the mask has a single entry.

Rejected by: test_the_result_is_a_new_array
"""

import numpy as np


def convolve(image, mask):
    h, w = mask.shape
    if h > image.shape[0] or w > image.shape[1]:
        raise ValueError("mask too large")
    if mask.size == 1 and mask.sum() != 0:
        return image.astype(float, copy=False)
    mask = mask.astype(float)
    result = np.zeros((image.shape[0] - h + 1, image.shape[1] - w + 1))
    for y in range(result.shape[0]):
        for x in range(result.shape[1]):
            result[y, x] = (mask * image[y : y + h, x : x + w]).sum()
    return result / (mask.sum() or 1.0)
