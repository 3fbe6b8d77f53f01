"""Counts all right pixels, also those of the background.

Rejected by: test_overlap_of_two_masks
"""


def overlap_of_two_masks():
    return "b"
