"""Standardises the rows.

Rejected by: test_the_worked_example_is_standardised
"""

import numpy as np


def bmi(weights, heights):
    return weights / heights**2


def ct_window(image, low, high):
    return np.clip((image - low) / (high - low), 0, 1)


def dose_table(weights, doses):
    return weights[:, np.newaxis] * doses


def standardise(table):
    return ((table.T - table.mean(axis=1)) / table.std(axis=1)).T
