"""Gives a single weight vector instead of one for each signal.

Rejected by: test_the_first_weights_fire_for_the_spot_of_light_only
"""

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    return int(sum(x * w for x, w in zip(inputs, weights, strict=True)) > threshold)


def find_weights():
    return [0.5, 0.0, 1.5]
