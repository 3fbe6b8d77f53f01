"""Adds the rows up with Python's sum.

Rejected by: test_standardising_needs_no_loop_over_patients
"""

import numpy as np


def bmi(weights, heights):
    return weights / heights**2


def ct_window(image, low, high):
    return np.clip((image - low) / (high - low), 0, 1)


def dose_table(weights, doses):
    return weights[:, np.newaxis] * doses


def standardise(table):
    mean = sum(table) / len(table)
    return (table - mean) / table.std(axis=0)
