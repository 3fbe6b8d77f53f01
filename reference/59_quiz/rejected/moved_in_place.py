"""Believes that a tensor is moved in place, as a module is.

Rejected by: test_batch_left_behind
"""


def batch_left_behind():
    return "a"
