"""Checks the size against the image only where no stride is given.

Rejected by: test_a_window_larger_than_the_image_is_an_error
"""

import numpy as np


def max_pool(image, size, stride=None):
    if stride is None:
        if size > min(image.shape):
            raise ValueError("window too large")
        stride = size
    if size < 1 or stride < 1:
        raise ValueError("size or stride")
    shape = [max((n - size) // stride + 1, 0) for n in image.shape]
    result = np.empty(shape, dtype=image.dtype)
    for i in range(shape[0]):
        for j in range(shape[1]):
            top, left = i * stride, j * stride
            result[i, j] = image[top : top + size, left : left + size].max()
    return result
