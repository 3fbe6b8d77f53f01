"""Fires if any single input exceeds the threshold, without adding them up.

Rejected by: test_the_worked_example_fires
"""


def activate(inputs, threshold):
    return int(any(value > threshold for value in inputs) or not inputs and 0 > threshold)
