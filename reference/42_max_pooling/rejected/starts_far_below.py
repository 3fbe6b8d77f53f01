"""Starts the search at -999, far below any grey value.

Rejected by: test_negative_values_have_a_maximum_too
"""

import numpy as np


def max_pool(image, size, stride=None):
    stride = size if stride is None else stride
    if size < 1 or stride < 1 or size > min(image.shape):
        raise ValueError("size or stride")
    shape = [(n - size) // stride + 1 for n in image.shape]
    result = np.empty(shape, dtype=image.dtype)
    for i in range(shape[0]):
        for j in range(shape[1]):
            best = -999
            for y in range(i * stride, i * stride + size):
                for x in range(j * stride, j * stride + size):
                    best = max(best, image[y, x])
            result[i, j] = best
    return result
