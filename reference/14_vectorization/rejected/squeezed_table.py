"""Drops every axis of length 1.

Rejected by: test_any_patients_and_any_drugs
"""

import numpy as np


def bmi(weights, heights):
    return weights / heights**2


def ct_window(image, low, high):
    return np.clip((image - low) / (high - low), 0, 1)


def dose_table(weights, doses):
    return np.squeeze(weights[:, np.newaxis] * doses)


def standardise(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)
