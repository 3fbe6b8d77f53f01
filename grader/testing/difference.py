"""The first thing in which what a learner returned differs from what was expected."""

from dataclasses import dataclass
from typing import Literal

Aspect = Literal["type", "shape", "dtype", "device", "finite", "values", "exception", "choice"]


@dataclass(frozen=True)
class Difference:
    """One difference, in texts of the language in use."""

    aspect: Aspect
    expected: str
    actual: str
    details: tuple[str, ...] = ()
    """Where they differ, by how much, and what the pattern looks like."""
