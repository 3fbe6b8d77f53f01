"""NumPy's functions in place of operators; np.interp and np.outer know the task already."""

import numpy as np


def bmi(weights, heights):
    return np.divide(weights, np.square(heights))


def ct_window(image, low, high):
    return np.interp(image, [low, high], [0, 1])


def dose_table(weights, doses):
    return np.outer(weights, doses)


def standardise(table):
    centred = np.subtract(table, np.mean(table, axis=0, keepdims=True))
    return centred / np.sqrt(np.mean(centred**2, axis=0))
