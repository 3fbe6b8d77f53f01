"""Takes care of uint8 and of no other small integer type.

Rejected by: test_no_integer_type_overflows
"""

import numpy as np


def convolve(image, mask):
    if image.dtype == np.uint8:
        image = image.astype(float)
    if mask.dtype == np.uint8 or mask.dtype.kind == "f":
        mask = mask.astype(float)
    h, w = mask.shape
    if h > image.shape[0] or w > image.shape[1]:
        raise ValueError("mask too large")
    result = np.zeros((image.shape[0] - h + 1, image.shape[1] - w + 1))
    for y in range(result.shape[0]):
        for x in range(result.shape[1]):
            result[y, x] = np.sum(mask * image[y : y + h, x : x + w])
    total = mask.sum()
    return result / total if total != 0 else result
