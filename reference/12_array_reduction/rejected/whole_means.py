"""Divides without a remainder.

Rejected by: test_the_worked_example_has_the_mean_two_and_a_half
"""

import numpy as np


def extremes(table):
    return table.min(), table.max()


def average(table):
    return table.sum() // table.size


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
