"""Fills the plate with float32, which does not hold all digits of 0.1.

Rejected by: test_a_volume_keeps_all_its_digits
"""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape)


def filled_plate(shape, volume):
    return np.full(shape, volume, dtype=np.float32)


def plate_from_rows(rows):
    return np.array(rows)


def numbered_plate(shape):
    rows, columns = shape
    return np.arange(rows * columns).reshape(shape)
