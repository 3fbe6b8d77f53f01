"""Gives back a view of the image where the window has a single pixel.

Rejected by: test_the_result_is_a_new_array
"""

import numpy as np


def max_pool(image, size, stride=None):
    stride = size if stride is None else stride
    if size < 1 or stride < 1 or size > min(image.shape):
        raise ValueError("size or stride")
    if size == 1:
        return image[::stride, ::stride]
    windows = np.lib.stride_tricks.sliding_window_view(image, (size, size))
    return windows[::stride, ::stride].max(axis=(2, 3))
