"""Takes the Jaccard index for the Dice coefficient.

Rejected by: test_overlap_of_two_masks
"""


def overlap_of_two_masks():
    return "c"
