"""Returns the place as a float.

Rejected by: test_the_worked_example_has_its_highest_value_at_place_five
"""

import numpy as np


def extremes(table):
    return (table.min(), table.max())


def average(table):
    return table.mean()


def position_of_highest(table):
    return float(table.argmax())


def highest_per_day(table):
    return table.max(axis=0)


def average_per_patient(table):
    return table.mean(axis=1)


def warmest_patient_per_day(table):
    return table.argmax(axis=0)


def warmest_day_per_patient(table):
    return table.argmax(axis=1)
