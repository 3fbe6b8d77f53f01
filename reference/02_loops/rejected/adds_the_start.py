"""Adds the cells of the start each time in place of doubling.

Rejected by: test_one_cell_becomes_eight_in_three_divisions
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
        counts.append(cells * (i + 1))
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
