"""Returns NumPy's array of differences.

Rejected by: test_counts_and_changes_are_lists
"""

import numpy as np


def count_fevers(temperatures):
    count = 0
    for temperature in temperatures:
        if temperature >= 38.0:
            count += 1
    return count


def cell_counts(cells, divisions):
    counts = [cells]
    for _ in range(divisions):
        cells *= 2
        counts.append(cells)
    return counts


def changes(values):
    return np.diff(np.array(values, dtype=int))


def half_lives(dose, limit):
    count = 0
    while dose > limit:
        dose /= 2
        count += 1
    return count
