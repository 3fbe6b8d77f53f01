"""Makes the zeros integers.

Rejected by: test_an_empty_plate_is_ready_for_fractions
"""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape, dtype=int)


def filled_plate(shape, volume):
    return np.full(shape, volume)


def plate_from_rows(rows):
    return np.array(rows)


def numbered_plate(shape):
    return np.arange(shape[0] * shape[1]).reshape(shape)
