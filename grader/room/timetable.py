"""What a course plans: which kata, for how many minutes, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass

from grader.catalogue import course
from grader.catalogue.kata import Kata

Part = Kata | course.Step | course.Break


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
        if not isinstance(part, course.Break):
            kata = part.kata if isinstance(part, course.Step) else part
            steps.append(Step(kata, part.minutes, end))
    return tuple(steps)
