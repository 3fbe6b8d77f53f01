"""Takes mean and deviation of the columns, but standardises patient by patient.

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
    mean, deviation = table.mean(axis=0), table.std(axis=0)
    return np.array([(patient - mean) / deviation for patient in table])
