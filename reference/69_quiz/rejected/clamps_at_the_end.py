"""Removes negative gradients only from the finished picture.

Rejected by: test_guided_through_a_relu
"""


def guided_through_a_relu():
    return "d"
