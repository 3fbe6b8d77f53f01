"""Kata 14: formulas for whole arrays, without a loop in Python."""

import numpy as np


def bmi(weights: np.ndarray, heights: np.ndarray) -> np.ndarray:
    """Compute the body mass index of each patient, without a loop over the patients.

    Args:
        weights: in kg, shape (N,).
        heights: in m, shape (N,).

    Returns:
        Weight divided by height squared, in kg/m², shape (N,).
    """
    raise NotImplementedError


def ct_window(image: np.ndarray, low: float, high: float) -> np.ndarray:
    """Turn Hounsfield units into brightness, without a loop over the pixels.

    Args:
        image: in Hounsfield units, shape (H, W); left unchanged.
        low: what is black; all below is black too.
        high: what is white, greater than low; all above is white too.

    Returns:
        Floats of shape (H, W): 0 for black, 1 for white, rising evenly in between.
    """
    raise NotImplementedError


def dose_table(weights: np.ndarray, doses: np.ndarray) -> np.ndarray:
    """Compute how much each patient needs of each drug, without a loop over patients or drugs.

    Args:
        weights: of the patients, in kg, shape (N,).
        doses: of the drugs, in mg per kg, shape (M,).

    Returns:
        In mg, shape (N, M): entry [i, j] is weight i times dose j.
    """
    raise NotImplementedError


def standardise(table: np.ndarray) -> np.ndarray:
    """Make measurements of different kinds comparable, without a loop over the patients.

    Args:
        table: one row for each patient, one column for each measurement, shape (N, M); no column
            is constant. Left unchanged.

    Returns:
        Shape (N, M): each value minus the mean of its column, divided by the standard deviation of
        its column (that of np.std).
    """
    raise NotImplementedError
