"""Kata 69, Quiz: looking into medical networks."""


def map_on_a_marker() -> str:
    """A map that lights up on a marker"""
    return "c"


def guided_through_a_relu() -> str:
    """Guided backpropagation at a ReLU"""
    return "a"


def covered_with_zeros() -> str:
    """Covered with zeros"""
    return "d"


def argmax_in_the_loss() -> str:
    """An argmax in the loss"""
    return "b"


def ternary_weights() -> str:
    """Three values for four weights"""
    return "c"
