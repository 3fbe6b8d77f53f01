"""Makes a column of each inner list.

Rejected by: test_an_inner_list_is_a_row
"""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape)


def filled_plate(shape, volume):
    return np.full(shape, volume)


def plate_from_rows(rows):
    return np.array(rows).T


def numbered_plate(shape):
    rows, columns = shape
    return np.arange(rows * columns).reshape(shape)
