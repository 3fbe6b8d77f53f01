"""Keeps the signs of the weights and forgets their scale.

Rejected by: test_ternary_weights
"""


def ternary_weights():
    return "a"
