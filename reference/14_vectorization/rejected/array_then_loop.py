"""Takes the array for enough, and loops over it then.

Rejected by: test_the_body_mass_index_needs_no_loop_over_patients
"""

import numpy as np


def bmi(weights, heights):
    weights, heights = np.asarray(weights), np.asarray(heights)
    return np.fromiter((w / h**2 for w, h in zip(weights, heights)), dtype=float)


def ct_window(image, low, high):
    return np.clip((image - low) / (high - low), 0, 1)


def dose_table(weights, doses):
    return weights[:, np.newaxis] * doses


def standardise(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)
