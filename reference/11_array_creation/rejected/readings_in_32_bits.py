"""Keeps whole numbers in 32 bits.

Rejected by: test_readings_keep_all_their_digits
"""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape)


def filled_plate(shape, volume):
    return np.full(shape, volume)


def plate_from_rows(rows):
    plate = np.array(rows)
    return plate.astype(np.int32) if plate.dtype == np.int64 else plate


def numbered_plate(shape):
    rows, columns = shape
    return np.arange(rows * columns).reshape(shape)
