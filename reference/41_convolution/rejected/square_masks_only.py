"""Takes the height of the mask for its width too.

Rejected by: test_the_mask_may_be_of_any_shape
"""

import numpy as np


def convolve(image, mask):
    n = len(mask)
    if n > image.shape[0] or n > image.shape[1]:
        raise ValueError("mask too large")
    result = np.zeros((image.shape[0] - n + 1, image.shape[1] - n + 1))
    for y in range(result.shape[0]):
        for x in range(result.shape[1]):
            result[y, x] = (mask.astype(float) * image[y : y + n, x : x + n]).sum()
    return result / mask.sum() if mask.sum() != 0 else result
