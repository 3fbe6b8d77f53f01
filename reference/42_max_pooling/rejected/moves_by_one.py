"""Moves the window by one pixel when no stride is given.

Rejected by: test_the_worked_example_keeps_the_four_largest
"""

import numpy as np


def max_pool(image, size, stride=1):
    stride = 1 if stride is None else stride
    if size < 1 or stride < 1 or size > min(image.shape):
        raise ValueError("size or stride")
    windows = np.lib.stride_tricks.sliding_window_view(image, (size, size))
    return windows[::stride, ::stride].max(axis=(2, 3))
