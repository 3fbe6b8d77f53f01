"""Multiplies in the dtype of the arguments, so bright 8-bit pixels overflow.

Rejected by: test_bright_pixels_of_eight_bits_do_not_overflow
"""

import numpy as np


def convolve(image, mask):
    h, w = mask.shape
    if h > image.shape[0] or w > image.shape[1]:
        raise ValueError("mask too large")
    result = np.zeros((image.shape[0] - h + 1, image.shape[1] - w + 1))
    for y in range(result.shape[0]):
        for x in range(result.shape[1]):
            result[y, x] = np.sum(mask * image[y : y + h, x : x + w])
    return result / mask.sum() if mask.sum() != 0 else result
