"""As somebody would write it who knows README and stub and nothing else."""

import numpy as np


def extremes(table):
    lowest = np.min(table)
    highest = np.max(table)
    return (lowest, highest)


def average(table):
    return np.mean(table)


def position_of_highest(table):
    return np.argmax(table)


def highest_per_day(table):
    return np.max(table, axis=0)


def average_per_patient(table):
    return np.mean(table, axis=1)


def warmest_patient_per_day(table):
    return np.argmax(table, axis=0)


def warmest_day_per_patient(table):
    return np.argmax(table, axis=1)
