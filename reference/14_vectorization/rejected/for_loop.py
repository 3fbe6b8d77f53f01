"""Goes through the patients with a for-loop.

Rejected by: test_the_body_mass_index_needs_no_loop_over_patients
"""

import numpy as np


def bmi(weights, heights):
    result = np.zeros(len(weights))
    for i in range(len(weights)):
        result[i] = weights[i] / heights[i] ** 2
    return result


def ct_window(image, low, high):
    return np.clip((image - low) / (high - low), 0, 1)


def dose_table(weights, doses):
    return weights[:, np.newaxis] * doses


def standardise(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)
