"""Fires if any single input exceeds the threshold, without adding them up.

Rejected by: test_many_small_inputs_add_up
"""


def activate(inputs, threshold):
    return int(any(value > threshold for value in inputs) or not inputs and 0 > threshold)
