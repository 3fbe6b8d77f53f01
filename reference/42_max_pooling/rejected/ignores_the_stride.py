"""Puts the windows side by side, whatever stride is given.

Rejected by: test_windows_overlap_where_the_stride_is_small
"""

import numpy as np


def max_pool(image, size, stride=None):
    if size < 1 or size > min(image.shape) or (stride is not None and stride < 1):
        raise ValueError("size or stride")
    rows, columns = image.shape[0] // size, image.shape[1] // size
    result = np.empty((rows, columns), dtype=image.dtype)
    for i in range(rows):
        for j in range(columns):
            result[i, j] = image[i * size : (i + 1) * size, j * size : (j + 1) * size].max()
    return result
