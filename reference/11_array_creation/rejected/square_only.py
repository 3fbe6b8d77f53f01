"""Makes every plate square.

Rejected by: test_a_filled_plate_has_the_shape_given
"""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape)


def filled_plate(shape, volume):
    rows, _ = shape
    return np.full((rows, rows), volume)


def plate_from_rows(rows):
    return np.array(rows)


def numbered_plate(shape):
    return np.arange(shape[0] * shape[1]).reshape(shape)
