"""Wants to cure overfitting with more epochs.

Rejected by: test_falling_validation
"""


def falling_validation():
    return "b"
