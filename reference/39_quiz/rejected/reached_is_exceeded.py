"""Lets a neuron fire when its threshold is just reached.

Rejected by: test_sum_equal_to_the_threshold
"""


def sum_equal_to_the_threshold():
    return "a"
