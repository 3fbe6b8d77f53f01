"""Takes the first number of the shape for the columns.

Rejected by: test_rows_come_first_in_a_shape
"""

import numpy as np


def empty_plate(shape):
    columns, rows = shape
    return np.zeros((rows, columns))


def filled_plate(shape, volume):
    return np.full(shape, volume)


def plate_from_rows(rows):
    return np.array(rows)


def numbered_plate(shape):
    return np.arange(shape[0] * shape[1]).reshape(shape)
