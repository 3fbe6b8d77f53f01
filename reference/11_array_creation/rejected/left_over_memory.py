"""Keeps one plate of each shape and hands it out again, used or not.

Rejected by: test_an_empty_plate_holds_nothing_of_a_used_one
"""

import numpy as np


def empty_plate(shape, plates={}):
    return plates.setdefault(shape, np.zeros(shape))


def filled_plate(shape, volume):
    plate = empty_plate(shape)
    plate[:] = volume
    return plate


def plate_from_rows(rows):
    return np.array(rows)


def numbered_plate(shape):
    rows, columns = shape
    return np.arange(rows * columns).reshape(shape)
