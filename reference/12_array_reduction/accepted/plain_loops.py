"""Loops over lists of plain numbers; only the results are arrays."""

import numpy as np


def extremes(temperatures):
    lowest = highest = temperatures[0, 0]
    for row in temperatures:
        for value in row:
            if value < lowest:
                lowest = value
            elif value > highest:
                highest = value
    return lowest, highest


def average(temperatures):
    total, count = 0, 0
    for row in temperatures.tolist():
        for value in row:
            total += value
            count += 1
    return total / count


def position_of_highest(temperatures):
    best, place = None, 0
    for i, value in enumerate(temperatures.flatten().tolist()):
        if best is None or value > best:
            best, place = value, i
    return place


def highest_per_day(temperatures):
    return np.array([max(day) for day in temperatures.T.tolist()])


def average_per_patient(temperatures):
    return np.array([average(row[np.newaxis]) for row in temperatures])


def warmest_patient_per_day(temperatures):
    return warmest_day_per_patient(temperatures.T)


def warmest_day_per_patient(temperatures):
    return np.array([row.index(max(row)) for row in temperatures.tolist()])
