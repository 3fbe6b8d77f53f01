"""Believes that of several true conditions the narrowest one wins.

Rejected by: test_overlapping_conditions
"""


def overlapping_conditions():
    return "a"
