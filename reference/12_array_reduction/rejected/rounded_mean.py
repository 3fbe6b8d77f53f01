"""Rounds the mean as a thermometer does.

Rejected by: test_the_mean_is_neither_the_middle_nor_rounded
"""

import numpy as np


def extremes(table):
    return table.min(), table.max()


def average(table):
    return round(table.mean(), 1)


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
