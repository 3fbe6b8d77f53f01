"""Maps the product with one weight over all weights.

Rejected by: test_a_dose_table_needs_no_loop_over_patients_or_drugs
"""

import numpy as np


def bmi(weights, heights):
    return weights / heights**2


def ct_window(image, low, high):
    return np.clip((image - low) / (high - low), 0, 1)


def dose_table(weights, doses):
    return np.array([*map(doses.__mul__, weights)])


def standardise(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)
