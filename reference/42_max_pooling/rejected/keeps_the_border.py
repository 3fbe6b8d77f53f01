"""Keeps cut-off windows at the border, as if ceil_mode were on.

Rejected by: test_what_is_left_over_at_the_border_is_dropped
"""

import numpy as np


def max_pool(image, size, stride=None):
    stride = size if stride is None else stride
    if size < 1 or stride < 1 or size > min(image.shape):
        raise ValueError("size or stride")
    tops = range(0, image.shape[0], stride)
    lefts = range(0, image.shape[1], stride)
    return np.array(
        [[image[t : t + size, l : l + size].max() for l in lefts] for t in tops], dtype=image.dtype
    )
