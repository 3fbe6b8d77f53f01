"""Takes a stride larger than the size for a mistake and leaves no gaps.

Rejected by: test_a_large_stride_leaves_gaps
"""

import numpy as np


def max_pool(image, size, stride=None):
    stride = size if stride is None else stride
    if size < 1 or stride < 1 or size > min(image.shape):
        raise ValueError("size or stride")
    stride = min(stride, size)
    windows = np.lib.stride_tricks.sliding_window_view(image, (size, size))
    return windows[::stride, ::stride].max(axis=(2, 3))
