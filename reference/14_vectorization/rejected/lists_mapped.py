"""Turns the arrays into lists and maps a function over them.

Rejected by: test_the_body_mass_index_needs_no_loop_over_patients
"""

import operator

import numpy as np


def bmi(weights, heights):
    squares = map(pow, heights.tolist(), [2] * len(heights))
    return np.array(list(map(operator.truediv, weights.tolist(), squares)))


def ct_window(image, low, high):
    return np.clip((image - low) / (high - low), 0, 1)


def dose_table(weights, doses):
    return weights[:, np.newaxis] * doses


def standardise(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)
