"""Believes that a larger learning rate is always faster.

Rejected by: test_step_that_is_too_long
"""


def step_that_is_too_long():
    return "a"
