"""Begins with the sum of the first two inputs, though there may be fewer.

Rejected by: test_a_single_input_is_enough
"""


def activate(inputs, threshold):
    total = inputs[0] + inputs[1]
    for value in inputs[2:]:
        total += value
    return int(total > threshold)
