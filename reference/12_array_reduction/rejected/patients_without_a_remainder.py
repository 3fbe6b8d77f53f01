"""Divides each patient's sum without a remainder.

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
    return table.sum(axis=1) // table.shape[1]


def warmest_patient_per_day(table):
    return table.argmax(axis=0)


def warmest_day_per_patient(table):
    return table.argmax(axis=1)
