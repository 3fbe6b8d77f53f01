"""Compares with the constant THRESHOLD and not with the argument.

Rejected by: test_the_threshold_is_the_one_passed
"""

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    return int(sum(x * w for x, w in zip(inputs, weights, strict=True)) > THRESHOLD)


def find_weights():
    return [[-1.0, 1.5, 0.0], [0.5, 1.0, -1.0], [0.5, 0.0, 1.5]]
