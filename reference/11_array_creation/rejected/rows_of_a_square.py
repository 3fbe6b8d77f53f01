"""Lays the numbers out in as many columns as there are rows.

Rejected by: test_the_numbers_go_along_the_rows_of_any_plate
"""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape)


def filled_plate(shape, volume):
    return np.full(shape, volume)


def plate_from_rows(rows):
    return np.array(rows)


def numbered_plate(shape):
    rows, columns = shape
    return np.arange(rows * columns).reshape(columns, rows)
