"""Fires as soon as the sum reaches the threshold, instead of exceeding it.

Rejected by: test_a_sum_equal_to_the_threshold_stays_silent
"""


def activate(inputs, threshold):
    return int(sum(inputs) >= threshold)
