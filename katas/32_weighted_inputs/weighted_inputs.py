"""Kata 32: a neuron that weights its inputs, and learns by having its weights set by hand."""

from collections.abc import Sequence

# light on the left, the middle and the right receptor
SIGNALS = (
    (0.25, 1.0, 0.25),  # a spot of light
    (1.0, 1.0, 0.25),  # an edge
    (1.0, 1.0, 1.0),  # daylight
)
THRESHOLD = 1.0


def activate(inputs: Sequence[float], weights: Sequence[float], threshold: float) -> int:
    """Return whether a neuron with weighted inputs fires.

    Args:
        inputs: the voltages that arrive, one float each; there may be none.
        weights: one float for each input, in the same order.
        threshold: the voltage that the weighted sum has to exceed.

    Returns:
        1 if the neuron fires, 0 if it stays silent.

    Raises:
        ValueError: there are not as many weights as inputs.
    """
    raise NotImplementedError


def find_weights() -> Sequence[Sequence[float]]:
    """Give the weights that make the neuron answer to one of the SIGNALS only.

    Returns:
        Three weight vectors of three floats each. With the one at index k, a neuron with the
        threshold THRESHOLD fires for SIGNALS[k] and stays silent for the other two signals.
    """
    raise NotImplementedError
