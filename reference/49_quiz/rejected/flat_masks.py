"""Counts one flat mask per output channel.

Rejected by: test_parameters_of_a_convolution
"""


def parameters_of_a_convolution():
    return "a"
