"""Sums for the means, a sorted copy for the extremes, the first True for the places."""

import numpy as np


def extremes(table):
    ordered = np.sort(table, axis=None)
    return ordered[0], ordered[-1]


def average(table):
    return np.sum(table) / table.size


def position_of_highest(table):
    return np.flatnonzero(table == np.amax(table))[0]


def highest_per_day(table):
    return np.sort(table, axis=0)[-1]


def average_per_patient(table):
    return table.sum(axis=-1) / table.shape[1]


def warmest_patient_per_day(table):
    return (table == table.max(axis=0)).argmax(axis=0)


def warmest_day_per_patient(table):
    return np.argsort(-table, axis=1, kind="stable")[:, 0]
