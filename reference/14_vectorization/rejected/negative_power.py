"""Multiplies by the height to the power of -2, which integers do not have.

Rejected by: test_whole_numbers_are_computed_with_as_well
"""

import numpy as np


def bmi(weights, heights):
    return weights * heights ** (-2)


def ct_window(image, low, high):
    return np.clip((image - low) / (high - low), 0, 1)


def dose_table(weights, doses):
    return weights[:, np.newaxis] * doses


def standardise(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)
