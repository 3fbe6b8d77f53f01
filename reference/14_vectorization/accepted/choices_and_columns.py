"""np.where, einsum and stacking; the columns by a comprehension."""

import numpy as np


def bmi(weights, heights):
    return np.exp(np.log(weights) - 2 * np.log(heights))


def ct_window(image, low, high):
    between = (image - low) / (high - low)
    return np.where(image <= low, 0.0, np.where(image >= high, 1.0, between))


def dose_table(weights, doses):
    return np.einsum("i,j->ij", weights, doses)


def standardise(table):
    columns = [(column - np.mean(column)) / np.std(column) for column in table.T]
    return np.stack(columns, axis=1)
