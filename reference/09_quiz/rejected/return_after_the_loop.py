"""Reads a return in a loop as if it stood behind it.

Rejected by: test_return_in_a_loop
"""


def return_in_a_loop():
    return "a"
