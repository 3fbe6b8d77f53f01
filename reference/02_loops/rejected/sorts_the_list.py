"""Sorts the caller's list, to count from the end.

Rejected by: test_the_lists_stay_as_they_are
"""


def count_fevers(temperatures):
    temperatures.sort(reverse=True)
    count = 0
    while count < len(temperatures) and temperatures[count] >= 38.0:
        count += 1
    return count


def cell_counts(cells, divisions):
    counts = [cells]
    for _ in range(divisions):
        cells *= 2
        counts.append(cells)
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
