"""Fires as soon as the weighted sum reaches the threshold, instead of exceeding it.

Rejected by: test_a_weighted_sum_equal_to_the_threshold_stays_silent
"""

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    return int(sum(x * w for x, w in zip(inputs, weights, strict=True)) >= threshold)


def find_weights():
    return [[-1.0, 1.5, 0.0], [0.5, 1.0, -1.0], [0.5, 0.0, 1.5]]
