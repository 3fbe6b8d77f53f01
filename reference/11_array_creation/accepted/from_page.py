"""As somebody would write it who knows README and stub and nothing else."""

import numpy as np


def empty_plate(shape):
    return np.zeros(shape)


def filled_plate(shape, volume):
    return np.full(shape, volume, dtype=float)


def plate_from_rows(rows):
    return np.array(rows)


def numbered_plate(shape):
    rows, columns = shape
    numbers = np.arange(0, rows * columns, 1)
    return numbers.reshape((rows, columns))
