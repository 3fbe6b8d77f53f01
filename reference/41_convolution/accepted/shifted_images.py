"""One loop over the mask: adds up the image, shifted and weighted by each entry."""

import numpy as np


class MaskTooLarge(ValueError):
    pass


def convolve(image, mask):
    out = np.array(image.shape) - mask.shape + 1
    if out.min() < 1:
        raise MaskTooLarge(f"{mask.shape} in {image.shape}")
    image, mask = image.astype(float), mask.astype(float)
    result = np.zeros(out)
    for (i, j), weight in np.ndenumerate(mask):
        result += weight * image[i : i + out[0], j : j + out[1]]
    total = mask.sum()
    if total != 0:
        result /= total
    return result
