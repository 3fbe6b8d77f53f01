"""Writes the results into a copy of the table, which holds integers where the table does.

Rejected by: test_whole_numbers_are_computed_with_as_well
"""

import numpy as np


def bmi(weights, heights):
    return weights / heights**2


def ct_window(image, low, high):
    return np.clip((image - low) / (high - low), 0, 1)


def dose_table(weights, doses):
    return weights[:, np.newaxis] * doses


def standardise(table):
    result = np.zeros_like(table)
    result[:] = (table - table.mean(axis=0)) / table.std(axis=0)
    return result
