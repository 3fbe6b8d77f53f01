"""Sorts each window to get its largest value, and so shuffles the caller's image.

Rejected by: test_the_image_is_left_as_it_is
"""

import numpy as np


def max_pool(image, size, stride=None):
    stride = size if stride is None else stride
    if size < 1 or stride < 1 or size > min(image.shape):
        raise ValueError("size or stride")
    result = np.empty([(n - size) // stride + 1 for n in image.shape], dtype=image.dtype)
    for i in range(result.shape[0]):
        for j in range(result.shape[1]):
            window = image[i * stride : i * stride + size, j * stride : j * stride + size]
            window.sort(axis=0)
            window.sort(axis=1)
            result[i, j] = window[-1, -1]
    return result
