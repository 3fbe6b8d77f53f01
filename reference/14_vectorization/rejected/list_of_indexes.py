"""Returns a list of plain numbers.

Rejected by: test_the_worked_example_of_the_body_mass_index
"""

import numpy as np


def bmi(weights, heights):
    return (weights / heights**2).tolist()


def ct_window(image, low, high):
    return np.clip((image - low) / (high - low), 0, 1)


def dose_table(weights, doses):
    return weights[:, np.newaxis] * doses


def standardise(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)
