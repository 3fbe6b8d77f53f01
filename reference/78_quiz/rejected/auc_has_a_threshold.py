"""Believes that the AUC depends on a threshold.

Rejected by: test_squared_probabilities
"""


def squared_probabilities():
    return "c"
