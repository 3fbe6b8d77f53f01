"""Adds the inputs one call at a time, which Python allows about a thousand deep.

Rejected by: test_many_small_inputs_add_up
"""


def activate(inputs, threshold):
    if not inputs:
        return int(threshold < 0)
    return activate(inputs[1:], threshold - inputs[0])
