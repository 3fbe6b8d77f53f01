"""Subtracts and divides in the caller's table.

Rejected by: test_the_arrays_are_left_as_they_are
"""

import numpy as np


def bmi(weights, heights):
    return weights / heights**2


def ct_window(image, low, high):
    return np.clip((image - low) / (high - low), 0, 1)


def dose_table(weights, doses):
    return weights[:, np.newaxis] * doses


def standardise(table):
    table -= table.mean(axis=0)
    table /= table.std(axis=0)
    return table
