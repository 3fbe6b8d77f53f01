"""Takes the inputs out of the caller's list while adding them up.

Rejected by: test_the_inputs_are_left_as_they_are
"""


def activate(inputs, threshold):
    total = 0
    while inputs:
        total += inputs.pop()
    return int(total > threshold)
