"""The first thing in which what a learner returned differs from what was expected."""

from dataclasses import dataclass
from typing import Literal

Rows = tuple[tuple[float | None, ...], ...]
"""The numbers of an array row by row, further axes below each other; None for inf and nan."""
Aspect = Literal["type", "shape", "dtype", "device", "finite", "values", "exception", "choice"]


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
