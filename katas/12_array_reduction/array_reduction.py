"""Kata 12: a table of temperatures, one row for each patient and one column for each day."""

import numpy as np


def extremes(table: np.ndarray) -> tuple[float, float]:
    """Find the lowest and the highest of all values.

    Args:
        table: integers or floats, shape (n_patients, n_days).

    Returns:
        The lowest and the highest value.
    """
    raise NotImplementedError


def average(table: np.ndarray) -> float:
    """Compute the mean of all values.

    Args:
        table: integers or floats, shape (n_patients, n_days).

    Returns:
        Their sum, divided by how many they are.
    """
    raise NotImplementedError


def position_of_highest(table: np.ndarray) -> int:
    """Find the place of the highest of all values.

    Args:
        table: integers or floats, shape (n_patients, n_days).

    Returns:
        The number of the entry, counted from 0 along the first row, then along the second and so
        on; the first place where the highest value occurs several times.
    """
    raise NotImplementedError


def highest_per_day(table: np.ndarray) -> np.ndarray:
    """Find the highest value of each day.

    Args:
        table: integers or floats, shape (n_patients, n_days).

    Returns:
        The values, shape (n_days,).
    """
    raise NotImplementedError


def average_per_patient(table: np.ndarray) -> np.ndarray:
    """Compute the mean of each patient.

    Args:
        table: integers or floats, shape (n_patients, n_days).

    Returns:
        The means, shape (n_patients,).
    """
    raise NotImplementedError


def warmest_patient_per_day(table: np.ndarray) -> np.ndarray:
    """Return for each day which patient has the highest value.

    Args:
        table: integers or floats, shape (n_patients, n_days).

    Returns:
        Row numbers from 0, integers of shape (n_days,); the first of several equally warm patients.
    """
    raise NotImplementedError


def warmest_day_per_patient(table: np.ndarray) -> np.ndarray:
    """Return for each patient on which day the highest value was measured.

    Args:
        table: integers or floats, shape (n_patients, n_days).

    Returns:
        Column numbers from 0, integers of shape (n_patients,); the first of several equally warm
        days.
    """
    raise NotImplementedError
