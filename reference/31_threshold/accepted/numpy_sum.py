"""Sums with NumPy and returns NumPy's own truth value; other names for the parameters."""

import numpy as np


def activate(signals, theta):
    return np.sum(signals) > theta
