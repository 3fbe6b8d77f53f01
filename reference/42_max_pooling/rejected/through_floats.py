"""Computes in floats and turns the result back into the dtype of the image.

Rejected by: test_large_integers_are_kept_to_the_last_digit
"""

import numpy as np


def max_pool(image, size, stride=None):
    stride = size if stride is None else stride
    if size < 1 or stride < 1 or size > min(image.shape):
        raise ValueError("size or stride")
    shape = [max((n - size) // stride + 1, 0) for n in image.shape]
    result = np.empty(shape, dtype=image.dtype)
    for i in range(shape[0]):
        for j in range(shape[1]):
            top, left = i * stride, j * stride
            result[i, j] = image.astype(float)[top : top + size, left : left + size].max()
    return result
