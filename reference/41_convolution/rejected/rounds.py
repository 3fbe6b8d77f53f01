"""Rounds the result to whole grey values.

Rejected by: test_the_worked_example_is_smoothed
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
    return np.round(result / (mask.sum() or 1.0))
