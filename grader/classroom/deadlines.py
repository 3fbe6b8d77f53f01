"""When work was due, for each student, and what a day late costs."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from grader import UserError
from grader.i18n import tr

DUE, EXTRA_DAYS, SUBMITTED = "due", "extra_days", "submitted"
"""Columns of a roster: a deadline of one's own, days more, and when work was handed in."""
POLICY = re.compile(r"(\d{1,3}) ?% (?:per day|pro Tag)")
DAYS = re.compile(r"\d{1,3}")
DAY = timedelta(days=1)
Value = TypeVar("Value")


@dataclass(frozen=True)
class LatePolicy:
    """What each day late costs; a day that has begun counts whole."""

    percent: int
    """Of the points of the tests."""

    @classmethod
    def parse(cls, text: str) -> "LatePolicy":
        """The policy that a person wrote.

        Raises:
            UserError: it is no policy.
        """
        found = POLICY.fullmatch(text.strip())
        if found is None or not 1 <= int(found[1]) <= 100:
            raise UserError(
                tr(
                    f'--late {text}: write what each day costs, as in "10% per day".',
                    f'--late {text}: Schreib, was jeder Tag kostet, wie "10% pro Tag".',
                )
            )
        return cls(int(found[1]))

    def deduction(self, days: int) -> int:
        """What so many days cost, in percent."""
        return min(self.percent * days, 100)

    def __str__(self) -> str:
        return f"{self.percent}% per day"


@dataclass(frozen=True)
class Deadline:
    """One student's deadline."""

    due: datetime
    """With its offset."""
    policy: LatePolicy | None
    """None where late work is not graded."""
    submitted: datetime | None = None
    """When work was handed in, if the roster says so."""

    def days_late(self, when: datetime) -> int:
        """Days that have begun since the deadline; 0 in time."""
        return max(math.ceil((when - self.due) / DAY), 0)


@dataclass(frozen=True)
class Deadlines:
    """The deadlines of a class."""

    due: datetime | None
    """That of everybody for whom the roster has no other."""
    policy: LatePolicy | None

    def of(self, name: str, identity: Mapping[str, str]) -> Deadline | None:
        """A student's deadline; None where there is none.

        Args:
            name: of the submission, for the message.
            identity: the roster's other columns.

        Raises:
            UserError: a time or a number of days in the roster cannot be read.
        """
        cells = {key.lower(): value for key, value in identity.items() if value}
        own = _cell(cells, DUE, name, parse_time)
        due = own or self.due
        if due is None:
            return None
        days = _cell(cells, EXTRA_DAYS, name, _days) or 0
        return Deadline(
            due + timedelta(days=days), self.policy, _cell(cells, SUBMITTED, name, parse_time)
        )


def parse_time(text: str) -> datetime:
    """A moment as ISO 8601 has it; without an offset it is one of this machine.

    Raises:
        ValueError: it is none, or it has no time of day.
    """
    moment = datetime.fromisoformat(text)
    if not re.search(r"\d[T ]\d", text):
        raise ValueError(text)
    return moment.astimezone()


def due_option(text: str) -> datetime:
    """The moment that `--due` names.

    Raises:
        UserError: it is none.
    """
    try:
        return parse_time(text)
    except (ValueError, OverflowError, OSError):
        raise UserError(
            tr(
                f"--due {text}: write day and time, as in 2026-12-01T23:59 or "
                "2026-12-01T23:59+01:00.",
                f"--due {text}: Schreib Tag und Uhrzeit, wie 2026-12-01T23:59 oder "
                "2026-12-01T23:59+01:00.",
            )
        ) from None


def _days(text: str) -> int:
    if not DAYS.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _cell(
    cells: Mapping[str, str], column: str, name: str, read: Callable[[str], Value]
) -> Value | None:
    """What a cell of the roster holds; None where it is empty."""
    if column not in cells:
        return None
    try:
        return read(cells[column])
    except (ValueError, OverflowError, OSError):
        raise UserError(
            tr(
                f"The roster's column `{column}` has {cells[column]!r} for {name}; write "
                "2026-12-01T23:59, or whole days for `extra_days`.",
                f"In der Spalte `{column}` der Liste steht {cells[column]!r} bei {name}; schreib "
                "2026-12-01T23:59, bei `extra_days` ganze Tage.",
            )
        ) from None
