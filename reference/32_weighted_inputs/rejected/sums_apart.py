"""Multiplies the sum of the inputs by the sum of the weights, instead of each by its own.

Rejected by: test_each_weight_belongs_to_the_input_at_its_place
"""

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    if len(inputs) != len(weights):
        raise ValueError("one weight per input")
    return int(sum(inputs) * sum(weights) > threshold)


def find_weights():
    return [[-1.0, 1.5, 0.0], [0.5, 1.0, -1.0], [0.5, 0.0, 1.5]]
