"""Believes that an assignment copies a list.

Rejected by: test_two_names
"""


def two_names():
    return "a"
