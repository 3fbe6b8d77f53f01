"""Kata 31: a neuron that fires when its summed input exceeds a threshold."""

from collections.abc import Sequence


def activate(inputs: Sequence[float], threshold: float) -> int:
    """Tell whether a neuron fires.

    Args:
        inputs: the voltages that arrive, one float each; any number of them, also none.
        threshold: the voltage that their sum has to exceed.

    Returns:
        1 if the neuron fires, 0 if it stays silent.
    """
    return int(sum(inputs) > threshold)
