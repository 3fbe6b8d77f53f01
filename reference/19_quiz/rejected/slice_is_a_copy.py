"""Believes that a slice of an array is a copy, as with lists.

Rejected by: test_writing_into_a_slice
"""


def writing_into_a_slice():
    return "b"
