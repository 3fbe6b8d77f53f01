"""Scales from the darkest to the brightest pixel there is.

Rejected by: test_any_window_may_be_looked_through
"""

import numpy as np


def bmi(weights, heights):
    return weights / heights**2


def ct_window(image, low, high):
    inside = np.clip(image, low, high)
    return (inside - inside.min()) / (inside.max() - inside.min())


def dose_table(weights, doses):
    return weights[:, np.newaxis] * doses


def standardise(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)
