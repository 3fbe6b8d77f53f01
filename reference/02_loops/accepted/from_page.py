"""Written as by somebody who has only the README and the stub."""


def count_fevers(temperatures):
    fevers = 0
    for temperature in temperatures:
        if temperature >= 38.0:
            fevers = fevers + 1
    return fevers


def cell_counts(cells, divisions):
    counts = []
    for i in range(divisions + 1):
        counts.append(cells * 2**i)
    return counts


def changes(values):
    result = []
    for i in range(len(values) - 1):
        result.append(values[i + 1] - values[i])
    return result


def half_lives(dose, limit):
    n = 0
    while dose > limit:
        dose = dose / 2
        n = n + 1
    return n
