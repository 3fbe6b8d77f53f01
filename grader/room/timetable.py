"""What the course plans: which kata, and for how many minutes, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from grader.catalogue.kata import Kata


class Step(Protocol):
    """One part of a course."""

    @property
    def kata(self) -> Kata: ...

    @property
    def minutes(self) -> int: ...


@dataclass(frozen=True)
class KataStep:
    """A kata with the minutes that its kata.toml states."""

    kata: Kata

    @property
    def minutes(self) -> int:
        return self.kata.minutes


def of_katas(katas: Sequence[Kata]) -> tuple[Step, ...]:
    """The timetable of katas in their order."""
    return tuple(map(KataStep, katas))
