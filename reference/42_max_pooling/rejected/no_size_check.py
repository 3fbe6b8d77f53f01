"""Lets a window reach beyond the image, where slicing silently cuts it off.

Rejected by: test_a_window_larger_than_the_image_is_an_error
"""

import numpy as np


def max_pool(image, size, stride=None):
    stride = size if stride is None else stride
    if size < 1 or stride < 1:
        raise ValueError("size or stride")
    shape = [max((n - size) // stride + 1, 1) for n in image.shape]
    result = np.empty(shape, dtype=image.dtype)
    for i in range(shape[0]):
        for j in range(shape[1]):
            result[i, j] = image[
                i * stride : i * stride + size, j * stride : j * stride + size
            ].max()
    return result
