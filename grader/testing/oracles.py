"""Expected values that the tests of several katas compute in the same way.

They hold general tools only, no kata's answer: a solution that imports `grader` is reported to the
teacher, not stopped. What only one kata needs is written out in its test file, where a learner may
read it.
"""

from collections.abc import Callable
from typing import Any


def numerical_gradient(function: Callable[[Any], float], at: Any, step: float = 1e-5) -> Any:
    """How steeply a function rises along each entry, by central differences.

    Args:
        function: takes an array of the shape of `at` and gives a number.
        at: a NumPy array of floats.
        step: how far to go to either side.

    Returns:
        An array of the shape of `at`, exact up to about step² times the third derivative.
    """
    import numpy as np

    gradient = np.zeros(at.shape)
    for index in np.ndindex(at.shape):
        change = np.zeros(at.shape)
        change[index] = step
        gradient[index] = (function(at + change) - function(at - change)) / (2 * step)
    return gradient
