"""Raises an AssertionError where the rows differ in length.

Rejected by: test_rows_of_unequal_length_are_no_plate
"""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape)


def filled_plate(shape, volume):
    return np.full(shape, volume)


def plate_from_rows(rows):
    for row in rows:
        assert len(row) == len(rows[0]), "rows of unequal length"
    return np.array(rows)


def numbered_plate(shape):
    rows, columns = shape
    return np.arange(rows * columns).reshape(shape)
