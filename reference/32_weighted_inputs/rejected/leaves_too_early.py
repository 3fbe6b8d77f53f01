"""Treats a neuron without weights first, and so never compares the lengths.

Rejected by: test_too_few_weights_are_an_error
"""

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    if not weights:
        return int(threshold < 0)
    return int(sum(x * w for x, w in zip(inputs, weights, strict=True)) > threshold)


def find_weights():
    return [[-1.0, 1.5, 0.0], [0.5, 1.0, -1.0], [0.5, 0.0, 1.5]]
