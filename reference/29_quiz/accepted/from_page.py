"""Written from the page alone.

Kata 29, Quiz: tensors and gradients.
"""


def memory_of_from_numpy() -> str:
    """The memory behind from_numpy."""
    return "b"


def backward_twice() -> str:
    """Backward, twice."""
    return "c"


def memory_of_a_sum() -> str:
    """A sum that eats memory."""
    return "a"


def step_without_gradients() -> str:
    """The step in no_grad."""
    return "c"


def step_that_is_too_long() -> str:
    """A step that is too long."""
    return "b"
