"""Computes row by row with np.apply_along_axis.

Rejected by: test_a_ct_window_needs_no_loop_over_pixels
"""

import numpy as np


def bmi(weights, heights):
    return weights / heights**2


def ct_window(image, low, high):
    return np.apply_along_axis(lambda row: np.clip((row - low) / (high - low), 0, 1), 1, image)


def dose_table(weights, doses):
    return weights[:, np.newaxis] * doses


def standardise(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)
