"""Returns the summed signal instead of 0 or 1.

Rejected by: test_the_worked_example_fires
"""


def activate(inputs, threshold):
    total = sum(inputs)
    return total if total > threshold else 0
