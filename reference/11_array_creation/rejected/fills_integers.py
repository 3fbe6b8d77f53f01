"""Writes the volume into an array of integers.

Rejected by: test_a_fraction_stays_a_fraction
"""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape)


def filled_plate(shape, volume):
    plate = np.zeros(shape, dtype=int)
    plate[:] = volume
    return plate


def plate_from_rows(rows):
    return np.array(rows)


def numbered_plate(shape):
    return np.arange(shape[0] * shape[1]).reshape(shape)
