"""Loops over plain Python numbers, looking for the largest; other names for the parameters."""

import numpy as np


def max_pool(picture, window, step=None):
    if step is None:
        step = window
    height, width = len(picture), len(picture[0])
    if window < 1 or step < 1 or window > height or window > width:
        raise ValueError("The window or the step does not fit.")
    rows = []
    top = 0
    while top + window <= height:
        row = []
        left = 0
        while left + window <= width:
            best = picture[top][left]
            for y in range(top, top + window):
                for x in range(left, left + window):
                    if picture[y][x] > best:
                        best = picture[y][x]
            row.append(best)
            left += step
        rows.append(row)
        top += step
    return np.array(rows, dtype=picture.dtype)
