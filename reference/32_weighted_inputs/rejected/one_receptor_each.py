"""Lets each neuron listen to one receptor alone, as if each signal had a receptor of its own.

Rejected by: test_the_second_weights_fire_for_the_edge_only
"""

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    return int(sum(x * w for x, w in zip(inputs, weights, strict=True)) > threshold)


def find_weights():
    return [[-1.0, 1.5, 0.0], [0.0, 1.5, 0.0], [0.0, 0.0, 1.5]]
