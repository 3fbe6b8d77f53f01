"""Believes that a loss made of an argmax trains the network.

Rejected by: test_argmax_in_the_loss
"""


def argmax_in_the_loss():
    return "a"
