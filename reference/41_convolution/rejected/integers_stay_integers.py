"""Returns the undivided sums of integers as an array of integers.

Rejected by: test_the_result_is_float64_for_integers_too
"""

import numpy as np


def convolve(image, mask):
    windows = np.lib.stride_tricks.sliding_window_view(image, mask.shape)
    sums = (windows * mask.astype(np.promote_types(mask.dtype, np.int64))).sum(axis=(2, 3))
    return sums / mask.sum() if mask.sum() != 0 else sums
