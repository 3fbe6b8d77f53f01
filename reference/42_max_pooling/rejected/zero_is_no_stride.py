"""Writes `stride or size`, so a stride of 0 passes for none.

Rejected by: test_a_size_or_stride_below_one_is_an_error
"""

import numpy as np


def max_pool(image, size, stride=None):
    stride = stride or size
    if size < 1 or stride < 1 or size > min(image.shape):
        raise ValueError("size or stride")
    windows = np.lib.stride_tricks.sliding_window_view(image, (size, size))
    return windows[::stride, ::stride].max(axis=(2, 3))
