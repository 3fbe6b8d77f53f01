"""Prints the letter and returns nothing.

Rejected by: test_end_of_a_range
"""


def end_of_a_range():
    print("c")
