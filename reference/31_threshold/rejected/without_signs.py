"""Adds up how strong the inputs are and drops their signs, so that nothing inhibits.

Rejected by: test_a_negative_input_inhibits
"""


def activate(inputs, threshold):
    return int(sum(abs(value) for value in inputs) > threshold)
