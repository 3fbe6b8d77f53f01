"""Returns None where there are fewer than two values.

Rejected by: test_one_value_has_not_changed_yet
"""


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
    if len(values) < 2:
        return None
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
