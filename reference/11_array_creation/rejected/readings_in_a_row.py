"""Puts all readings into a single row.

Rejected by: test_the_worked_example_of_a_list
"""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape)


def filled_plate(shape, volume):
    return np.full(shape, volume)


def plate_from_rows(rows):
    if len({len(row) for row in rows}) > 1:
        raise ValueError("rows of unequal length")
    return np.concatenate(rows)


def numbered_plate(shape):
    rows, columns = shape
    return np.arange(rows * columns).reshape(shape)
