"""Rounds the index to one decimal, as it is usually written.

Rejected by: test_any_patients_have_a_body_mass_index
"""

import numpy as np


def bmi(weights, heights):
    return np.round(weights / heights**2, 1)


def ct_window(image, low, high):
    return np.clip((image - low) / (high - low), 0, 1)


def dose_table(weights, doses):
    return weights[:, np.newaxis] * doses


def standardise(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)
