"""Answers 0 where no input arrives, before comparing the sum 0 with the threshold.

Rejected by: test_no_input_at_all_has_the_sum_zero
"""


def activate(inputs, threshold):
    if not inputs:
        return 0
    return int(sum(inputs) > threshold)
