"""Writes out the three products of the example and knows no other number of inputs.

Rejected by: test_a_large_weight_amplifies_a_weak_input
"""

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    left, middle, right = inputs
    return int(left * weights[0] + middle * weights[1] + right * weights[2] > threshold)


def find_weights():
    return [[-1.0, 1.5, 0.0], [0.5, 1.0, -1.0], [0.5, 0.0, 1.5]]
