"""Turns integers into floats and leaves float16 and float32 as they are.

Rejected by: test_small_floats_become_float64
"""

import numpy as np


def convolve(image, mask):
    h, w = mask.shape
    if h > image.shape[0] or w > image.shape[1]:
        raise ValueError("mask too large")
    if image.dtype.kind != "f":
        image = image.astype(float)
    if mask.dtype.kind != "f":
        mask = mask.astype(float)
    dtype = np.result_type(image, mask)
    result = np.zeros((image.shape[0] - h + 1, image.shape[1] - w + 1), dtype)
    for y in range(result.shape[0]):
        for x in range(result.shape[1]):
            result[y, x] = np.sum(mask * image[y : y + h, x : x + w])
    total = mask.sum()
    return result / total if total != 0 else result
