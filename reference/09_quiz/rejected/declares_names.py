"""Expects a name to be declared before it gets a value.

Rejected by: test_name_in_a_method
"""


def name_in_a_method():
    return "c"
