"""Returns a list of lists and no array.

Rejected by: test_the_worked_example_of_an_empty_plate
"""

import numpy as np


def empty_plate(shape):
    return [[0.0] * shape[1]] * shape[0]


def filled_plate(shape, volume):
    return np.full(shape, volume)


def plate_from_rows(rows):
    return np.array(rows)


def numbered_plate(shape):
    return np.arange(shape[0] * shape[1]).reshape(shape)
