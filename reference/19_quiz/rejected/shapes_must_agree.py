"""Expects an error wherever two shapes differ.

Rejected by: test_column_minus_row
"""


def column_minus_row():
    return "d"
