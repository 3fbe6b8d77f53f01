"""Knows only black and white.

Rejected by: test_the_worked_example_of_a_ct_window
"""

import numpy as np


def bmi(weights, heights):
    return weights / heights**2


def ct_window(image, low, high):
    return np.where(image > low, 1.0, 0.0)


def dose_table(weights, doses):
    return weights[:, np.newaxis] * doses


def standardise(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)
