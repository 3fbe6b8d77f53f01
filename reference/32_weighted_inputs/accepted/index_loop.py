"""Checks the lengths first, loops over the positions, answers with an if; weights in tuples."""

SIGNALS = ((0.25, 1.0, 0.25), (1.0, 1.0, 0.25), (1.0, 1.0, 1.0))
THRESHOLD = 1.0


def activate(inputs, weights, threshold):
    if len(inputs) != len(weights):
        raise ValueError(f"{len(inputs)} inputs but {len(weights)} weights")
    total = 0.0
    for i in range(len(inputs)):
        total += weights[i] * inputs[i]
    if total > threshold:
        return 1
    return 0


def find_weights():
    return ((-2, 3, -2), (2, 1, -2), (0, 0, 3))
