"""Works for exactly two inputs only.

Rejected by: test_a_single_input_is_enough
"""


def activate(inputs, threshold):
    return int(inputs[0] + inputs[1] > threshold)
