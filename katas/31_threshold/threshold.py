"""Kata 31: a neuron that fires when its summed input exceeds a threshold."""

from collections.abc import Sequence


def activate(inputs: Sequence[float], threshold: float) -> int:
    """Return whether a neuron fires.

    Args:
        inputs: the voltages that arrive, one float each; the list may be empty.
        threshold: the voltage that their sum has to exceed.

    Returns:
        1 if the neuron fires, 0 if it stays silent.
    """
    raise NotImplementedError
