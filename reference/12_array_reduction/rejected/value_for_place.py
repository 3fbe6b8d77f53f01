"""Returns the highest value in place of where it stands.

Rejected by: test_places_are_counted_row_by_row
"""

import numpy as np


def extremes(table):
    return table.min(), table.max()


def average(table):
    return table.mean()


def position_of_highest(table):
    return table.max()


def highest_per_day(table):
    return table.max(axis=0)


def average_per_patient(table):
    return table.mean(axis=1)


def warmest_patient_per_day(table):
    return table.argmax(axis=0)


def warmest_day_per_patient(table):
    return table.argmax(axis=1)
