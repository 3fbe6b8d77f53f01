"""Compares only the first row with the last, and fills up in between.

Rejected by: test_rows_of_unequal_length_are_no_plate
"""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape)


def filled_plate(shape, volume):
    return np.full(shape, volume)


def plate_from_rows(rows):
    if len(rows[0]) != len(rows[-1]):
        raise ValueError("rows of unequal length")
    plate = np.zeros((len(rows), len(rows[0])))
    for i, row in enumerate(rows):
        plate[i, : len(row)] = row[: len(rows[0])]
    return plate


def numbered_plate(shape):
    rows, columns = shape
    return np.arange(rows * columns).reshape(shape)
