"""Turns the mask by 180 degrees first, as the convolution of a mathematics book does.

Rejected by: test_the_mask_is_not_flipped
"""

import numpy as np


def convolve(image, mask):
    h, w = mask.shape
    if h > image.shape[0] or w > image.shape[1]:
        raise ValueError("mask too large")
    mask = mask[::-1, ::-1].astype(float)
    result = np.zeros((image.shape[0] - h + 1, image.shape[1] - w + 1))
    for y in range(result.shape[0]):
        for x in range(result.shape[1]):
            result[y, x] = (mask * image[y : y + h, x : x + w]).sum()
    return result / mask.sum() if mask.sum() != 0 else result
