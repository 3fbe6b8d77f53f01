"""np.empty where it is right: the array is filled at once."""

import numpy as np


def empty_plate(shape):
    plate = np.empty(shape)
    plate.fill(0)
    return plate


def filled_plate(shape, volume):
    return np.tile(volume, shape)


def plate_from_rows(rows):
    return np.asarray(rows, dtype=np.float64)


def numbered_plate(shape):
    plate = np.empty(shape, dtype=int)
    plate.flat = range(plate.size)
    return plate
