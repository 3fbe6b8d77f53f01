"""Believes that one neuron with a sigmoid can do XOR.

Rejected by: test_exclusive_or
"""


def exclusive_or():
    return "b"
