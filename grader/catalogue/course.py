"""Courses: which katas somebody takes, in which order and in how much time.

Each is a file ``courses/NAME.toml`` with a title and steps, which
`grader.catalogue.course_file` reads.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.catalogue.kata import Kata
from grader.i18n import Text

CATALOGUE = Text("All katas", "Alle Katas")
BREAK = Text("break", "Pause")


@dataclass(frozen=True)
class Step:
    """One kata of a course."""

    kata: Kata
    minutes: int
    optional: bool = False
    """Whether the course is complete without it."""


@dataclass(frozen=True)
class Break:
    """Minutes without a kata: a pause, or a talk that the title names."""

    minutes: int
    title: Text = BREAK


@dataclass(frozen=True)
class Section:
    """What stands below one heading: a week, an afternoon, a track."""

    title: Text
    """Empty where a course begins without a heading, or a track without a quiz has no name."""
    parts: tuple[Step | Break, ...]

    @property
    def steps(self) -> list[Step]:
        return [part for part in self.parts if isinstance(part, Step)]

    @property
    def numbers(self) -> str:
        """The numbers of its first and its last kata: ``31-39``."""
        ends = self.steps[:1] + self.steps[-1:]
        return "-".join(dict.fromkeys(f"{step.kata.number:02}" for step in ends))


@dataclass(frozen=True)
class Course:
    """Katas in the order in which they are taken."""

    name: str
    """The name of its file without `.toml`; empty for the order of the catalogue."""
    title: Text
    sections: tuple[Section, ...]

    @property
    def steps(self) -> list[Step]:
        return [step for section in self.sections for step in section.steps]

    def katas(self) -> list[Kata]:
        return [step.kata for step in self.steps]

    def step_of(self, kata: Kata) -> Step | None:
        """The step that a kata is; None where the course does not have it."""
        return next((step for step in self.steps if step.kata.name == kata.name), None)

    @property
    def minutes(self) -> int:
        """How long all takes that may not be left out, without breaks."""
        return sum(step.minutes for step in self.steps if not step.optional)


def catalogue_course(katas: Sequence[Kata]) -> Course:
    """The katas in the order of their numbers, by tracks; what is followed without a course."""
    groups = itertools.groupby(katas, lambda kata: kata.number // 10)
    return Course("", CATALOGUE, tuple(_track(tuple(group)) for _, group in groups))


def _track(katas: Sequence[Kata]) -> Section:
    """The katas of one decade; the quiz at its end says what they are about."""
    title = next((_after_colon(kata.title) for kata in katas if kata.is_quiz), Text("", ""))
    return Section(title, tuple(Step(kata, kata.minutes) for kata in katas))


def _after_colon(title: Text) -> Text:
    parts = (text.split(": ", 1)[-1] for text in (title.en, title.de))
    return Text(*(part[:1].upper() + part[1:] for part in parts))


def number_ranges(numbers: Iterable[int]) -> str:
    """Numbers of katas as short as a person writes them: ``31 32``, ``03 41 44-46``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return " ".join(
        f"{run[0]:02}-{run[-1]:02}" if len(run) > 2 else " ".join(f"{n:02}" for n in run)
        for run in runs
    )
