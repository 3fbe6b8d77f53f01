"""Lets NumPy make an array of lists where the rows differ in length.

Rejected by: test_rows_of_unequal_length_are_no_plate
"""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape)


def filled_plate(shape, volume):
    return np.full(shape, volume)


def plate_from_rows(rows):
    if len({len(row) for row in rows}) > 1:
        return np.array(rows, dtype=object)
    return np.array(rows)


def numbered_plate(shape):
    return np.arange(shape[0] * shape[1]).reshape(shape)
