"""Sorts the caller's table to find its extremes.

Rejected by: test_the_table_is_left_as_it_is
"""

import numpy as np


def extremes(table):
    values = table.reshape(-1)
    values.sort()
    return values[0], values[-1]


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
