"""Everything from nested lists and loops; other names for the parameters."""

import numpy as np


def empty_plate(size):
    rows, columns = size
    return np.array([[0.0] * columns for _ in range(rows)])


def filled_plate(size, amount):
    plate = empty_plate(size)
    for row in range(size[0]):
        for column in range(size[1]):
            plate[row, column] = amount
    return plate


def plate_from_rows(lists):
    for row in lists:
        if len(row) != len(lists[0]):
            raise ValueError("rows of unequal length")
    plate = np.empty((len(lists), len(lists[0])))
    for i, row in enumerate(lists):
        for j, number in enumerate(row):
            plate[i, j] = number
    return plate


def numbered_plate(size):
    rows, columns = size
    number = 0
    plate = []
    for _ in range(rows):
        plate.append([])
        for _ in range(columns):
            plate[-1].append(number)
            number += 1
    return np.array(plate)
