"""Takes the end of a range for its last number.

Rejected by: test_end_of_a_range
"""


def end_of_a_range():
    return "a"
