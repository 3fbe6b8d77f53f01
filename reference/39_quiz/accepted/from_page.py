"""Written from the page alone.

Kata 39, Quiz: neurons.
"""


def sum_equal_to_the_threshold() -> str:
    """A sum equal to the threshold."""
    return "c"


def negative_weight() -> str:
    """A negative weight."""
    return "b"


def exclusive_or() -> str:
    """One neuron and XOR."""
    return "d"


def layers_without_activation() -> str:
    """Layers without an activation."""
    return "b"


def positive_gradient() -> str:
    """A gradient of +3."""
    return "c"
