"""Believes that the gradient points to the minimum.

Rejected by: test_positive_gradient
"""


def positive_gradient():
    return "a"
