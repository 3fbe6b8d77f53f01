"""Written from README and stub alone, by somebody who had seen no test and no solution."""

from collections.abc import Sequence


def activate(inputs: Sequence[float], threshold: float) -> int:
    """Tell whether a neuron fires: 1 if it does, else 0."""
    return 1 if sum(inputs) > threshold else 0
