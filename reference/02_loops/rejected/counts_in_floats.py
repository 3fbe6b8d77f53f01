"""Computes the counts with powers of floats, which round large numbers of cells.

Rejected by: test_many_divisions_make_many_cells
"""


def count_fevers(temperatures):
    count = 0
    for temperature in temperatures:
        if temperature >= 38.0:
            count += 1
    return count


def cell_counts(cells, divisions):
    counts = []
    for i in range(divisions + 1):
        counts.append(int(cells * 2.0**i))
    return counts


def changes(values):
    found = []
    for i in range(1, len(values)):
        found.append(values[i] - values[i - 1])
    return found


def half_lives(dose, limit):
    count = 0
    while dose > limit:
        dose /= 2
        count += 1
    return count
