"""Takes a sum near 0 for 0, and does not divide by it.

Rejected by: test_a_tiny_sum_is_divided_by_too
"""

import numpy as np


def convolve(image, mask):
    h, w = mask.shape
    if h > image.shape[0] or w > image.shape[1]:
        raise ValueError("mask too large")
    image, mask = image.astype(float), mask.astype(float)
    result = np.zeros((image.shape[0] - h + 1, image.shape[1] - w + 1))
    for y in range(result.shape[0]):
        for x in range(result.shape[1]):
            result[y, x] = np.sum(mask * image[y : y + h, x : x + w])
    total = mask.sum()
    return result / total if abs(total) > 0.1 else result
