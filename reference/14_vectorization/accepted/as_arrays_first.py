"""np.asarray first; masks on a copy; a loop over the few columns."""

import numpy as np


def bmi(weights, heights):
    weights, heights = np.asarray(weights), np.asarray(heights)
    return weights * heights**-2.0


def ct_window(image, low, high):
    result = (np.asarray(image, dtype=float) - low) / (high - low)
    result[result < 0] = 0
    result[result > 1] = 1
    return result


def dose_table(weights, doses):
    weights = np.asarray(weights)
    return weights.reshape(-1, 1) @ doses.reshape(1, -1)


def standardise(table):
    result = np.zeros(table.shape)
    for column in range(table.shape[1]):
        values = np.asarray(table[:, column])
        result[:, column] = (values - values.mean()) / values.std()
    return result
