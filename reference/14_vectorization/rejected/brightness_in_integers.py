"""Writes the brightness into an array of the image's own type.

Rejected by: test_the_worked_example_of_a_ct_window
"""

import numpy as np


def bmi(weights, heights):
    return weights / heights**2


def ct_window(image, low, high):
    result = np.zeros_like(image)
    result[:] = np.clip((image - low) / (high - low), 0, 1)
    return result


def dose_table(weights, doses):
    return weights[:, np.newaxis] * doses


def standardise(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)
