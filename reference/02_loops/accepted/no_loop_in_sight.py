"""Comprehensions, sum and a logarithm, without one loop spelled out; other names."""

import math
from itertools import pairwise


def count_fevers(degrees):
    return sum(t >= 38 for t in degrees)


def cell_counts(n, times):
    return [n << i for i in range(times + 1)]


def changes(pulses):
    return [b - a for a, b in pairwise(pulses)]


def half_lives(start, end):
    return max(0, math.ceil(math.log2(start / end)))
