"""Comprehensions, sum and powers of two, without one loop spelled out; other names."""

from itertools import count, pairwise


def count_fevers(degrees):
    return sum(t >= 38 for t in degrees)


def cell_counts(n, times):
    return [n << i for i in range(times + 1)]


def changes(pulses):
    return [b - a for a, b in pairwise(pulses)]


def half_lives(start, end):
    return next(n for n in count() if start / 2**n <= end)
