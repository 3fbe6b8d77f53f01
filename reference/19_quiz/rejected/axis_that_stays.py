"""Takes the named axis for the one that stays.

Rejected by: test_maximum_along_axis_0
"""


def maximum_along_axis_0():
    return "a"
