"""Compares the mean of the inputs with the threshold, not their sum.

Rejected by: test_the_worked_example_fires
"""


def activate(inputs, threshold):
    return int(sum(inputs) / max(len(inputs), 1) > threshold)
