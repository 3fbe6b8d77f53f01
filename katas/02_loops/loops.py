"""Kata 02: loops, which do the same thing again and again."""

from collections.abc import Sequence


def count_fevers(temperatures: Sequence[float]) -> int:
    """Count the temperatures that are a fever.

    Args:
        temperatures: body temperatures in °C; the list may be empty.

    Returns:
        How many of them are 38.0 or above.
    """
    raise NotImplementedError


def cell_counts(cells: int, divisions: int) -> list[int]:
    """Follow a culture of cells, each of which becomes two at every division.

    Args:
        cells: how many cells there are at the start; 0 or more.
        divisions: how many times all cells divide; 0 or more.

    Returns:
        How many cells there are at the start and after each division: divisions + 1 numbers.
    """
    raise NotImplementedError


def changes(values: Sequence[int]) -> list[int]:
    """Return how much each value differs from the one before it.

    Args:
        values: whole numbers in the order in which they were measured, any number of them.

    Returns:
        Each value but the first, minus the value before it; an empty list for fewer than two.
    """
    raise NotImplementedError


def half_lives(dose: float, limit: float) -> int:
    """Count the half-lives until a drug has nearly left the body.

    Args:
        dose: how much of the drug there is at the start, in mg; above 0.
        limit: the amount in mg to wait for; above 0.

    Returns:
        After how many half-lives the amount is the limit or less; 0 if it is at the start.
    """
    raise NotImplementedError
