"""Believes that the output of a pooling knows where the maximum was.

Rejected by: test_maximum_that_moves
"""


def maximum_that_moves():
    return "b"
