"""Thinks that 8 bits are enough for the number of a well.

Rejected by: test_a_large_plate_has_large_numbers
"""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape)


def filled_plate(shape, volume):
    return np.full(shape, volume)


def plate_from_rows(rows):
    return np.array(rows)


def numbered_plate(shape):
    return np.arange(shape[0] * shape[1]).astype(np.uint8).reshape(shape)
