"""Broadcasting, stacking and indices in place of the four usual functions."""

import numpy as np


def empty_plate(shape):
    return filled_plate(shape, 0.0)


def filled_plate(shape, volume):
    return np.ones(shape) * volume


def plate_from_rows(rows):
    return np.vstack([np.asarray(row, dtype=float) for row in rows])


def numbered_plate(shape):
    i, j = np.indices(shape)
    return (i * shape[1] + j).astype(np.uint32)
