"""Prints the answer instead of returning it.

Rejected by: test_the_worked_example_fires
"""


def activate(inputs, threshold):
    print(1 if sum(inputs) > threshold else 0)
