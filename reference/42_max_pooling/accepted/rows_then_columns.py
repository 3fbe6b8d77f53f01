"""First the maximum over the rows of each strip, then over its columns."""

import numpy as np


def max_pool(image, size, stride=None):
    step = size if stride is None else stride
    if min(size, step) <= 0 or max(size - n for n in image.shape) > 0:
        raise ValueError("window or stride impossible")
    tops = np.arange(0, image.shape[0] - size + 1, step)
    lefts = np.arange(0, image.shape[1] - size + 1, step)
    strips = np.stack([image[top : top + size].max(axis=0) for top in tops])
    return np.stack([strips[:, left : left + size].max(axis=1) for left in lefts], axis=1)
