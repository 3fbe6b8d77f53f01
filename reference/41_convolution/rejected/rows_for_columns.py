"""Mixes up width and height: x runs over the rows of the result.

Rejected by: test_the_image_may_be_of_any_shape
"""

import numpy as np


def convolve(image, mask):
    w, h = mask.shape
    if w > image.shape[0] or h > image.shape[1]:
        raise ValueError("mask too large")
    mask = mask.astype(float)
    total = mask.sum() if mask.sum() != 0 else 1
    width, height = image.shape[1], image.shape[0]
    result = np.zeros((width - h + 1, height - w + 1))
    for x in range(result.shape[0]):
        for y in range(result.shape[1]):
            result[x, y] = (mask * image[y : y + w, x : x + h]).sum() / total
    return result.T if width == height else result
