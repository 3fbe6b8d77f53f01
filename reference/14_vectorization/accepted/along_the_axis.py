"""np.apply_along_axis down the columns, np.select, meshgrid."""

import numpy as np


def squared(heights):
    return heights * heights


def bmi(weights, heights):
    return weights / squared(heights)


def ct_window(image, low, high):
    span = high - low
    conditions = [image < low, image > high]
    return np.select(conditions, [0.0, 1.0], default=image / span - low / span)


def dose_table(weights, doses):
    drugs, patients = np.meshgrid(doses, weights)
    return drugs * patients


def standardise(table):
    return np.apply_along_axis(lambda x: (x - x.mean()) / x.std(), 0, table)
