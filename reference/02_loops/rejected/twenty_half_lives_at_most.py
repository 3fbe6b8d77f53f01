"""Takes a for loop of 20 rounds for enough.

Rejected by: test_a_large_dose_takes_many_half_lives
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
    found = []
    for i in range(1, len(values)):
        found.append(values[i] - values[i - 1])
    return found


def half_lives(dose, limit):
    for count in range(20):
        if dose <= limit:
            return count
        dose /= 2
