"""Returns the two extremes as an array.

Rejected by: test_the_worked_example_has_the_extremes_zero_and_five
"""

import numpy as np


def extremes(table):
    return np.array([table.min(), table.max()])


def average(table):
    return table.mean()


def position_of_highest(table):
    return table.argmax()


def highest_per_day(table):
    return table.max(axis=0)


def average_per_patient(table):
    return table.mean(axis=1)


def warmest_patient_per_day(table):
    return table.argmax(axis=0)


def warmest_day_per_patient(table):
    return table.argmax(axis=1)
