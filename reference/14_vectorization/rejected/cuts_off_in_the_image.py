"""Cuts the pixels off in the caller's image.

Rejected by: test_the_arrays_are_left_as_they_are
"""

import numpy as np


def bmi(weights, heights):
    return weights / heights**2


def ct_window(image, low, high):
    image[image < low] = low
    image[image > high] = high
    return (image - low) / (high - low)


def dose_table(weights, doses):
    return weights[:, np.newaxis] * doses


def standardise(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)
