"""Computes in float32 and turns only the result into float64.

Rejected by: test_the_last_digit_of_a_large_number_is_kept
"""

import numpy as np


def convolve(image, mask):
    h, w = mask.shape
    if h > image.shape[0] or w > image.shape[1]:
        raise ValueError("mask too large")
    image, mask = image.astype(np.float32), mask.astype(np.float32)
    result = np.zeros((image.shape[0] - h + 1, image.shape[1] - w + 1))
    for y in range(result.shape[0]):
        for x in range(result.shape[1]):
            result[y, x] = np.sum(mask * image[y : y + h, x : x + w])
    total = mask.sum()
    return result / total if total != 0 else result
