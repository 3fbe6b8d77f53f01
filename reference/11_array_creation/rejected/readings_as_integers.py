"""Takes the type of the first reading for all of them.

Rejected by: test_readings_keep_all_their_digits
"""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape)


def filled_plate(shape, volume):
    return np.full(shape, volume)


def plate_from_rows(rows):
    return np.array(rows, dtype=type(rows[0][0]))


def numbered_plate(shape):
    return np.arange(shape[0] * shape[1]).reshape(shape)
