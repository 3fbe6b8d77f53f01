"""Looks at the first temperature before the loop, also where there is none.

Rejected by: test_nobody_has_a_fever_in_an_empty_list
"""


def count_fevers(temperatures):
    count = 1 if temperatures[0] >= 38.0 else 0
    for temperature in temperatures[1:]:
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
