"""One loop over the places inside the window; np.maximum compares all windows at once."""

import numpy as np


class WindowError(ValueError):
    pass


def max_pool(image, size, stride=None):
    if stride is None:
        return max_pool(image, size, size)
    if not (1 <= size <= image.shape[0] and size <= image.shape[1]) or stride <= 0:
        raise WindowError(f"size {size}, stride {stride}, image {image.shape}")
    last_top, last_left = image.shape[0] - size, image.shape[1] - size
    result = image[: last_top + 1 : stride, : last_left + 1 : stride].copy()
    for i in range(size):
        for j in range(size):
            shifted = image[i : last_top + i + 1 : stride, j : last_left + j + 1 : stride]
            np.maximum(result, shifted, out=result)
    return result
