"""What a test may look at inside a learner's code beyond the data that it returns.

Each probe runs where that code runs and calls the learner's function itself: `kata.probe("name",
kata.function, argument)`. What it returns is data like any other result.
"""

from collections.abc import Callable
from typing import Any


def requires_grad(function: Callable[..., Any], *args: Any) -> bool:
    """Whether the tensor that a function returns is part of a graph."""
    return bool(function(*args).requires_grad)


def shares_memory(function: Callable[[Any], Any], value: Any) -> bool:
    """Whether the array or tensor that a function returns lies in the memory of its argument."""
    import numpy as np

    return bool(np.shares_memory(np.asarray(function(value)), np.asarray(value)))
