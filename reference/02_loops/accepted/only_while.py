"""Nothing but while loops, on copies that get shorter, and recursion for the half-lives."""


def count_fevers(temperatures):
    left, count = list(temperatures), 0
    while left:
        if left.pop() >= 38.0:
            count += 1
    return count


def cell_counts(cells, divisions):
    counts = [cells]
    while len(counts) <= divisions:
        counts.append(counts[-1] + counts[-1])
    return counts


def changes(values):
    i, found = 1, []
    while i < len(values):
        found += [values[i] - values[i - 1]]
        i += 1
    return found


def half_lives(dose, limit):
    if dose <= limit:
        return 0
    return 1 + half_lives(dose / 2, limit)
