"""As somebody would write it who knows README and stub and nothing else."""

import numpy as np


def bmi(weights, heights):
    return weights / (heights**2)


def ct_window(image, low, high):
    scaled = (image - low) / (high - low)
    scaled = np.where(scaled < 0, 0, scaled)
    return np.where(scaled > 1, 1, scaled)


def dose_table(weights, doses):
    column = weights[:, np.newaxis]
    return column * doses


def standardise(table):
    mean = np.mean(table, axis=0)
    deviation = np.std(table, axis=0)
    return (table - mean) / deviation
