"""Kata 13: parts of a picture by slicing."""

import numpy as np


def top_left(image: np.ndarray) -> np.ndarray:
    """Cut out the upper left quadrant.

    Args:
        image: the pixels, shape (H, W), both even and at least 2.

    Returns:
        The quadrant, shape (H / 2, W / 2), a view or a copy.
    """
    raise NotImplementedError


def top_right(image: np.ndarray) -> np.ndarray:
    """Cut out the upper right quadrant.

    Args:
        image: the pixels, shape (H, W), both even and at least 2.

    Returns:
        The quadrant, shape (H / 2, W / 2), a view or a copy.
    """
    raise NotImplementedError


def bottom_left(image: np.ndarray) -> np.ndarray:
    """Cut out the lower left quadrant.

    Args:
        image: the pixels, shape (H, W), both even and at least 2.

    Returns:
        The quadrant, shape (H / 2, W / 2), a view or a copy.
    """
    raise NotImplementedError


def bottom_right(image: np.ndarray) -> np.ndarray:
    """Cut out the lower right quadrant.

    Args:
        image: the pixels, shape (H, W), both even and at least 2.

    Returns:
        The quadrant, shape (H / 2, W / 2), a view or a copy.
    """
    raise NotImplementedError


def without_border(image: np.ndarray, width: int) -> np.ndarray:
    """Cut the border off on all four sides.

    Args:
        image: the pixels, shape (H, W).
        width: how many rows and columns to take off on each side, from 0; at least one pixel is
            left.

    Returns:
        The inner part, shape (H - 2 * width, W - 2 * width), a view or a copy.
    """
    raise NotImplementedError


def every_nth(image: np.ndarray, step: int) -> np.ndarray:
    """Keep every n-th row and column, from row 0 and column 0 on.

    Args:
        image: the pixels, shape (H, W).
        step: the distance of two rows, and of two columns, that are kept; at least 1.

    Returns:
        The pixels [0, 0], [0, step], ..., [step, 0], [step, step], ..., a view or a copy.
    """
    raise NotImplementedError


def mirrored(image: np.ndarray) -> np.ndarray:
    """Swap left and right.

    Args:
        image: the pixels, shape (H, W).

    Returns:
        The same rows with the last column first, shape (H, W), a view or a copy.
    """
    raise NotImplementedError


def with_black_border(image: np.ndarray, width: int) -> np.ndarray:
    """Paint the border black in a new picture.

    Args:
        image: the pixels, shape (H, W); left unchanged.
        width: how many rows and columns on each side turn black, from 0; at least one pixel is
            left.

    Returns:
        A new array of the image's shape and dtype, with zeros in the border.
    """
    raise NotImplementedError
