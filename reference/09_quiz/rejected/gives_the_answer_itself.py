"""Returns the answer itself in place of its letter.

Rejected by: test_end_of_a_range
"""


def end_of_a_range():
    return [2, 3, 4]
