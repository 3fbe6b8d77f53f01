"""Kata 42: of each window of a picture only the largest value is kept."""

import numpy as np


def max_pool(image: np.ndarray, size: int, stride: int | None = None) -> np.ndarray:
    """Move a square window over an image in steps and keep the largest value of each window.

    Only windows that lie wholly inside the image count; rows and columns that are left over at the
    bottom and on the right are dropped.

    Args:
        image: the values, shape (H, W), integers or floats of any dtype; left unchanged.
        size: the height and the width of the window, at least 1.
        stride: how many pixels the window moves at each step, down and to the right, at least 1;
            None moves it by its own size, so that the windows lie side by side.

    Returns:
        An array of the image's dtype and of shape
        ((H - size) // stride + 1, (W - size) // stride + 1). Entry [i, j] is the maximum of the
        window whose top left corner is [i * stride, j * stride].

    Raises:
        ValueError: size or stride is less than 1, or the window is taller or wider than the image.
    """
    raise NotImplementedError
