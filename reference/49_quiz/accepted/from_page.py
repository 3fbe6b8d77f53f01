"""Written from the page alone.

Kata 49, Quiz: seeing.
"""


def maximum_that_moves() -> str:
    """A maximum that moves."""
    return "a"


def size_after_a_mask() -> str:
    """The size after a mask."""
    return "a"


def parameters_of_a_convolution() -> str:
    """Counting parameters."""
    return "b"


def softmax_before_the_loss() -> str:
    """Softmax before the loss."""
    return "c"


def harmful_augmentation() -> str:
    """An augmentation that does harm."""
    return "d"
