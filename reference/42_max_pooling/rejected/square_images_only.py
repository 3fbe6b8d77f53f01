"""Takes the height of the image for its width too.

Rejected by: test_the_image_may_be_of_any_shape
"""

import numpy as np


def max_pool(image, size, stride=None):
    stride = size if stride is None else stride
    if size < 1 or stride < 1 or size > min(image.shape):
        raise ValueError("size or stride")
    n = (len(image) - size) // stride + 1
    result = np.empty((n, n), dtype=image.dtype)
    for i in range(n):
        for j in range(n):
            result[i, j] = image[
                i * stride : i * stride + size, j * stride : j * stride + size
            ].max()
    return result
