"""Splits by photos and not by lesions.

Rejected by: test_same_lesion_twice
"""


def same_lesion_twice():
    return "a"
