"""What a course plans: which kata, for how many minutes, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from grader.catalogue.kata import Kata


class Part(Protocol):
    """One part of a course: a kata, which it then has as its `kata`, or a break."""

    @property
    def minutes(self) -> int: ...


@dataclass(frozen=True)
class Step:
    """A kata in the timetable."""

    kata: Kata
    minutes: int
    end: int
    """Minutes from the beginning of the course, breaks included."""


def timetable(parts: Iterable[Part]) -> tuple[Step, ...]:
    """The steps of a course; katas are parts, too, with the minutes that they state."""
    steps, end = [], 0
    for part in parts:
        end += part.minutes
        kata = part if isinstance(part, Kata) else getattr(part, "kata", None)
        if kata is not None:
            steps.append(Step(kata, part.minutes, end))
    return tuple(steps)
