"""Asks each patient where a row for each day is wanted.

Rejected by: test_the_worked_example_has_its_warmest_patients_in_row_one
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
    return table.mean(axis=1)


def warmest_patient_per_day(table):
    return table.argmax(axis=1)


def warmest_day_per_patient(table):
    return table.argmax(axis=1)
