"""Takes a threshold below zero for a mistake and compares with 0 instead.

Rejected by: test_a_threshold_may_be_negative
"""


def activate(inputs, threshold):
    return int(sum(inputs) > max(threshold, 0.0))
