"""Keeps uint8 and float32 and turns all other numbers into float64 or int64.

Rejected by: test_every_number_type_is_kept
"""

import numpy as np


def max_pool(image, size, stride=None):
    stride = size if stride is None else stride
    if size < 1 or stride < 1 or size > min(image.shape):
        raise ValueError("size or stride")
    known = image.dtype in (np.uint8, np.float32)
    dtype = image.dtype if known else np.float64 if image.dtype.kind == "f" else np.int64
    shape = [max((n - size) // stride + 1, 0) for n in image.shape]
    result = np.empty(shape, dtype=dtype)
    for i in range(shape[0]):
        for j in range(shape[1]):
            top, left = i * stride, j * stride
            result[i, j] = image[top : top + size, left : left + size].max()
    return result
