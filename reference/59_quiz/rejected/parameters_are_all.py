"""Believes that parameters are all there is to save.

Rejected by: test_half_a_checkpoint
"""


def half_a_checkpoint():
    return "a"
