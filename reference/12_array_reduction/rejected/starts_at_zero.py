"""Starts the search for the highest value at 0.

Rejected by: test_negative_values_have_extremes_too
"""

import numpy as np


def extremes(table):
    lowest = highest = 0
    for value in table.flatten():
        lowest = min(lowest, value)
        highest = max(highest, value)
    return lowest, highest


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
