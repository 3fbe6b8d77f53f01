"""Kata 41: a mask moves over a picture and computes a new one, pixel by pixel."""

import numpy as np


def convolve(image: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Move a mask over an image and return the weighted means of the patches under it.

    The mask is laid on as it is, not flipped, and only where it fits completely into the image.

    Args:
        image: the grey values, shape (H, W), integers or floats of any dtype; left unchanged.
        mask: the weights, shape (h, w), integers or floats of any dtype; left unchanged.

    Returns:
        An array of shape (H - h + 1, W - w + 1) and dtype float64. Entry [y, x] is the sum of
        mask * patch, where patch is the part of the image of shape (h, w) whose top left corner
        is [y, x], divided by the sum of the mask. A mask whose entries sum to 0 is not divided by.

    Raises:
        ValueError: the mask is taller or wider than the image.
    """
    raise NotImplementedError
