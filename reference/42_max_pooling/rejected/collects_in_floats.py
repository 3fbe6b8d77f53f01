"""Collects the result in np.zeros, and so turns integers into floats.

Rejected by: test_the_dtype_of_the_image_is_kept
"""

import numpy as np


def max_pool(image, size, stride=None):
    stride = size if stride is None else stride
    if size < 1 or stride < 1 or size > min(image.shape):
        raise ValueError("size or stride")
    result = np.zeros([(n - size) // stride + 1 for n in image.shape])
    for i in range(result.shape[0]):
        for j in range(result.shape[1]):
            result[i, j] = image[
                i * stride : i * stride + size, j * stride : j * stride + size
            ].max()
    return result
