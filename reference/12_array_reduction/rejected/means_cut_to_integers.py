"""Collects the means in an array of the table's own type.

Rejected by: test_the_means_of_whole_numbers_are_fractions
"""

import numpy as np


def extremes(table):
    return (table.min(), table.max())


def average(table):
    return table.mean()


def position_of_highest(table):
    return table.argmax()


def highest_per_day(table):
    return table.max(axis=0)


def average_per_patient(table):
    means = np.zeros_like(table[:, 0])
    for i in range(len(means)):
        means[i] = table[i].mean()
    return means


def warmest_patient_per_day(table):
    return table.argmax(axis=0)


def warmest_day_per_patient(table):
    return table.argmax(axis=1)
