"""Rounds the weighted sum before the comparison, to be safe from rounding errors.

Rejected by: test_the_smallest_excess_is_enough
"""

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    total = sum(x * w for x, w in zip(inputs, weights, strict=True))
    return int(round(total, 6) > threshold)


def find_weights():
    return [[-1.0, 1.5, 0.0], [0.5, 1.0, -1.0], [0.5, 0.0, 1.5]]
