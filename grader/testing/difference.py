"""The first thing in which what a learner returned differs from what was expected."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

Rows = tuple[tuple[float | None, ...], ...]
"""The numbers of an array row by row, further axes below each other; None for inf and nan."""
Aspect = Literal[
    "type", "length", "shape", "dtype", "device", "finite", "values", "exception", "choice"
]


@dataclass(frozen=True)
class Difference:
    """One difference, in texts of the language in use."""

    aspect: Aspect
    expected: str
    actual: str
    details: tuple[str, ...] = ()
    """Where they differ, by how much, and what the pattern looks like."""
    grids: tuple[Rows, Rows] | None = None
    """Expected and actual as numbers, for a picture, where an array is too large for a text."""
    place: str = ""
    """Which part of a collection differs, as code behind its name: `[0]['loss']`."""
    agrees: Callable[[Any], bool] | None = field(default=None, compare=False, repr=False)
    """Whether another value would have been right; None where nobody can tell."""
