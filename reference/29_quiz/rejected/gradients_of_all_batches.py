"""Believes that gradients are collected one beside the other.

Rejected by: test_memory_of_a_sum
"""


def memory_of_a_sum():
    return "d"
