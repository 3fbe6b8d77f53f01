"""Begins at the bottom right, so that the first rows and columns are left over.

Rejected by: test_what_is_left_over_at_the_border_is_dropped
"""

import numpy as np


def max_pool(image, size, stride=None):
    stride = size if stride is None else stride
    if size < 1 or stride < 1 or size > min(image.shape):
        raise ValueError("size or stride")
    windows = np.lib.stride_tricks.sliding_window_view(image, (size, size))
    return windows[::-stride, ::-stride][::-1, ::-1].max(axis=(2, 3))
