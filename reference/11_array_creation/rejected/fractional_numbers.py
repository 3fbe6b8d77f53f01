"""Writes the numbers into an array of floats.

Rejected by: test_well_numbers_are_integers
"""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape)


def filled_plate(shape, volume):
    return np.full(shape, volume)


def plate_from_rows(rows):
    return np.array(rows)


def numbered_plate(shape):
    plate = np.zeros(shape)
    plate.flat = range(plate.size)
    return plate
