"""Kata 11: arrays for a well plate."""

import numpy as np


def empty_plate(shape: tuple[int, int]) -> np.ndarray:
    """Make a plate with nothing in it.

    Args:
        shape: the number of rows and of columns, each at least 1.

    Returns:
        An array of this shape and of dtype float64, 0.0 everywhere.
    """
    return np.zeros(shape)


def filled_plate(shape: tuple[int, int], volume: float) -> np.ndarray:
    """Make a plate with the same volume in each well.

    Args:
        shape: the number of rows and of columns, each at least 1.
        volume: what each well holds, in microlitres; an integer or a float.

    Returns:
        An array of this shape with the volume everywhere, to the last digit of a float64.
    """
    return np.full(shape, volume)


def plate_from_rows(rows: list[list[float]]) -> np.ndarray:
    """Turn a list of rows into an array.

    Args:
        rows: the readings, an inner list of integers or floats for each row of the plate; at least
            one row with at least one number.

    Returns:
        An array of shape (number of rows, length of a row) with the same numbers, each to
        the last digit of a float64.

    Raises:
        ValueError: the rows differ in length.
    """
    return np.array(rows)


def numbered_plate(shape: tuple[int, int]) -> np.ndarray:
    """Number the wells of a plate from 0, row by row.

    Args:
        shape: the number of rows and of columns, each at least 1.

    Returns:
        An array of this shape with the integers 0, 1, 2, ... along the first row, then along the
        second, and so on.
    """
    rows, columns = shape
    return np.arange(rows * columns).reshape(shape)
