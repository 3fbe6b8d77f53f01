"""Asks each pixel whether it lies in the window.

Rejected by: test_a_ct_window_needs_no_loop_over_pixels
"""

import numpy as np


def bmi(weights, heights):
    return weights / heights**2


def ct_window(image, low, high):
    result = np.zeros(image.shape)
    for i in range(image.shape[0]):
        for j in range(image.shape[1]):
            if image[i, j] >= high:
                result[i, j] = 1
            elif image[i, j] > low:
                result[i, j] = (image[i, j] - low) / (high - low)
    return result


def dose_table(weights, doses):
    return weights[:, np.newaxis] * doses


def standardise(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)
