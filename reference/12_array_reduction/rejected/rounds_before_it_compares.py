"""Rounds the temperatures to one decimal before it looks for the highest.

Rejected by: test_a_small_lead_is_no_tie
"""

import numpy as np


def extremes(table):
    return table.min(), table.max()


def average(table):
    return table.mean()


def position_of_highest(table):
    return table.argmax()


def highest_per_day(table):
    return table.max(axis=0)


def average_per_patient(table):
    return table.mean(axis=1)


def warmest_patient_per_day(table):
    return table.round(1).argmax(axis=0)


def warmest_day_per_patient(table):
    return table.argmax(axis=1)
