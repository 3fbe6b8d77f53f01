"""Rounds a temperature to one decimal before it asks for a fever.

Rejected by: test_just_below_38_is_no_fever
"""


def count_fevers(temperatures):
    count = 0
    for temperature in temperatures:
        if round(temperature, 1) >= 38.0:
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
