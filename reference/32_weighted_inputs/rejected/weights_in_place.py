"""Writes the weighted values into the caller's list of inputs.

Rejected by: test_inputs_and_weights_are_left_as_they_are
"""

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    if len(inputs) != len(weights):
        raise ValueError("one weight per input")
    for i in range(len(inputs)):
        inputs[i] *= weights[i]
    return int(sum(inputs) > threshold)


def find_weights():
    return [[-1.0, 1.5, 0.0], [0.5, 1.0, -1.0], [0.5, 0.0, 1.5]]
