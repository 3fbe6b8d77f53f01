"""Subtracts the size of the mask and forgets the place it stands on.

Rejected by: test_size_after_a_mask
"""


def size_after_a_mask():
    return "b"
