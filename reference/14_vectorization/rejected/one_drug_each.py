"""Gives each patient only one of the drugs where there are equally many.

Rejected by: test_as_many_patients_as_drugs
"""

import numpy as np


def bmi(weights, heights):
    return weights / heights**2


def ct_window(image, low, high):
    return np.clip((image - low) / (high - low), 0, 1)


def dose_table(weights, doses):
    if len(weights) == len(doses):
        return weights * doses
    return weights[:, np.newaxis] * doses


def standardise(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)
