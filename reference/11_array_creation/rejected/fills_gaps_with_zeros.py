"""Fills short rows up with zeros.

Rejected by: test_rows_of_unequal_length_are_no_plate
"""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape)


def filled_plate(shape, volume):
    return np.full(shape, volume)


def plate_from_rows(rows):
    plate = np.zeros((len(rows), max(len(row) for row in rows)))
    for i, row in enumerate(rows):
        plate[i, : len(row)] = row
    return plate


def numbered_plate(shape):
    return np.arange(shape[0] * shape[1]).reshape(shape)
