"""Believes that two layers separate everything, also linear ones.

Rejected by: test_layers_without_activation
"""


def layers_without_activation():
    return "a"
