"""Puts all numbers in a row and cuts it up into equal rows.

Rejected by: test_rows_of_unequal_length_are_no_plate
"""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape)


def filled_plate(shape, volume):
    return np.full(shape, volume)


def plate_from_rows(rows):
    return np.concatenate(rows).reshape(len(rows), -1)


def numbered_plate(shape):
    rows, columns = shape
    return np.arange(rows * columns).reshape(shape)
