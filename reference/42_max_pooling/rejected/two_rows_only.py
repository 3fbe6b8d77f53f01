"""Keeps the two rows of the example as the height of each window.

Rejected by: test_size_one_picks_single_pixels
"""

import numpy as np


def max_pool(image, size, stride=None):
    stride = size if stride is None else stride
    if size < 1 or stride < 1 or size > min(image.shape):
        raise ValueError("size or stride")
    windows = np.lib.stride_tricks.sliding_window_view(image, (min(2, image.shape[0]), size))
    return windows[::stride, ::stride].max(axis=(2, 3))
