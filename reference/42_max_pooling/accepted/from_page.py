"""Written from README and stub alone, by somebody who had seen no test and no solution."""

import numpy as np


def max_pool(image: np.ndarray, size: int, stride: int | None = None) -> np.ndarray:
    """Move a square window over an image in steps and keep the largest value of each window."""
    if stride is None:
        stride = size
    if size < 1 or stride < 1:
        raise ValueError("size and stride have to be at least 1")
    height, width = image.shape
    if size > height or size > width:
        raise ValueError(f"a window of {size} x {size} does not fit into {height} x {width}")
    shape = ((height - size) // stride + 1, (width - size) // stride + 1)
    result = np.empty(shape, dtype=image.dtype)
    for i in range(shape[0]):
        for j in range(shape[1]):
            y, x = i * stride, j * stride
            result[i, j] = image[y : y + size, x : x + size].max()
    return result
