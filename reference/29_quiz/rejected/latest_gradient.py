"""Believes that a new gradient takes the place of the old one.

Rejected by: test_backward_twice
"""


def backward_twice():
    return "a"
