"""Rounds the sum before the comparison, to be safe from rounding errors.

Rejected by: test_the_smallest_excess_is_enough
"""


def activate(inputs, threshold):
    return int(round(sum(inputs), 6) > threshold)
