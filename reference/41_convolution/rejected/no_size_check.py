"""Returns an empty array when the mask does not fit, instead of raising ValueError.

Rejected by: test_a_mask_taller_than_the_image_is_an_error
"""

import numpy as np


def convolve(image, mask):
    h, w = mask.shape
    mask = mask.astype(float)
    result = np.zeros((max(image.shape[0] - h + 1, 0), max(image.shape[1] - w + 1, 0)))
    for y in range(result.shape[0]):
        for x in range(result.shape[1]):
            result[y, x] = (mask * image[y : y + h, x : x + w]).sum()
    return result / mask.sum() if mask.sum() != 0 else result
