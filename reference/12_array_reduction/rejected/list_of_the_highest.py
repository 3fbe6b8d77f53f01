"""Collects the highest values in a list.

Rejected by: test_the_worked_example_has_a_highest_value_for_each_day
"""

import numpy as np


def extremes(table):
    return (table.min(), table.max())


def average(table):
    return table.mean()


def position_of_highest(table):
    return table.argmax()


def highest_per_day(table):
    return [max(day) for day in table.T.tolist()]


def average_per_patient(table):
    return table.mean(axis=1)


def warmest_patient_per_day(table):
    return table.argmax(axis=0)


def warmest_day_per_patient(table):
    return table.argmax(axis=1)
