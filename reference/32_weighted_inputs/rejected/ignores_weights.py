"""Adds up the inputs as in the kata before and never looks at the weights.

Rejected by: test_a_large_weight_amplifies_a_weak_input
"""

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    if len(inputs) != len(weights):
        raise ValueError("one weight per input")
    return int(sum(inputs) > threshold)


def find_weights():
    return [[-1.0, 1.5, 0.0], [0.5, 1.0, -1.0], [0.5, 0.0, 1.5]]
