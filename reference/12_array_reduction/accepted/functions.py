"""The functions of NumPy in place of the methods; plain Python numbers as results."""

import numpy as np


def extremes(table):
    return np.min(table).item(), np.max(table).item()


def average(table):
    return float(np.average(table))


def position_of_highest(table):
    row = np.argmax(np.max(table, axis=1))
    return int(row * table.shape[1] + np.argmax(table[row]))


def highest_per_day(table):
    return np.maximum.reduce(table)


def average_per_patient(table):
    return table @ np.full(table.shape[1], 1 / table.shape[1])


def warmest_patient_per_day(table):
    return np.argmax(table.T, axis=1)


def warmest_day_per_patient(table):
    return np.apply_along_axis(np.argmax, 1, table)
