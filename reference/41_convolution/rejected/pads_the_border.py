"""Puts a border of zeros around the image so that the result is as large as the image.

Rejected by: test_the_worked_example_is_smoothed
"""

import numpy as np


def convolve(image, mask):
    h, w = mask.shape
    if h > image.shape[0] or w > image.shape[1]:
        raise ValueError("mask too large")
    padded = np.pad(image, ((h // 2, (h - 1) // 2), (w // 2, (w - 1) // 2)))
    result = np.zeros(image.shape)
    for y in range(image.shape[0]):
        for x in range(image.shape[1]):
            result[y, x] = (mask.astype(float) * padded[y : y + h, x : x + w]).sum()
    return result / mask.sum() if mask.sum() != 0 else result
