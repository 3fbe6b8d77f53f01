"""Believes that a call on a GPU is done when it comes back.

Rejected by: test_clock_of_a_gpu
"""


def clock_of_a_gpu():
    return "a"
