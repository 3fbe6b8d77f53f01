"""Takes weights for shares between 0 and 1.

Rejected by: test_negative_weight
"""


def negative_weight():
    return "d"
