"""Takes a weight below zero for a synapse that is switched off.

Rejected by: test_a_negative_weight_inhibits
"""

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    return int(sum(x * max(w, 0.0) for x, w in zip(inputs, weights, strict=True)) > threshold)


def find_weights():
    return [[-1.0, 1.5, 0.0], [0.5, 1.0, -1.0], [0.5, 0.0, 1.5]]
