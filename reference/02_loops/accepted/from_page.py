"""Kata 02: loops, which do the same again and again."""

from collections.abc import Sequence

FEVER = 38.0


def count_fevers(temperatures: Sequence[float]) -> int:
    """Count the temperatures that are 38.0 °C or above."""
    fevers = 0
    for temperature in temperatures:
        if temperature >= FEVER:
            fevers += 1
    return fevers


def cell_counts(cells: int, divisions: int) -> list[int]:
    """Number of cells at the start and after each division: divisions + 1 numbers."""
    counts = [cells]
    for _ in range(divisions):
        cells *= 2
        counts.append(cells)
    return counts


def changes(values: Sequence[int]) -> list[int]:
    """Each value but the first, minus the value before it."""
    differences = []
    for i in range(1, len(values)):
        differences.append(values[i] - values[i - 1])
    return differences


def half_lives(dose: float, limit: float) -> int:
    """After how many half-lives the amount is the limit or less."""
    count = 0
    while dose > limit:
        dose /= 2
        count += 1
    return count
