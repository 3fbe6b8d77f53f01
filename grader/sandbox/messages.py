"""What the supervisor, the judge and the worker say to each other, and how long they wait."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from grader.catalogue.kata import Kata
from grader.i18n import language

WORKER_GRACE = 1.0
"""Seconds that a worker gets on top of a test's time to stop by itself and name its line."""
CONTROL_RUNS = 3
"""So many times as long a controlled test may take: its own run, and two that have to fail."""
NOT_ISOLATED = "not-isolated.txt"
"""The file in a job's folder that says why its worker could not isolate itself."""


@dataclass(frozen=True)
class Job:
    """One kata to be run on one file."""

    kata: Kata
    file: Path
    seed: int | None = None
    lang: str = field(default_factory=language)
    only: tuple[str, ...] = ()
    """Run these tests alone; the others are "not_run"."""
    quick: bool = False
    """Stop at the first failure, which is not made small; what comes after it is "not_run"."""
    core: bool = False
    """Leave out tests that need more than the kata does, such as a browser."""
    behind_boundary: bool = True
    """Run the file in a worker of its own, so that it cannot touch the tests."""
    controlled: bool = False
    """Try tests that look inside on wrong solutions as well, so that they cannot be deceived."""
    isolated: bool = False
    """Give that worker a world of its own, so that it sees nothing of the system (Linux only)."""


@dataclass(frozen=True)
class Request:
    """What a judge asks of the parent: to start a worker, to end one, or when it may begin."""

    kind: Literal["start", "end", "begin"]
    address: str = ""
    key: bytes = b""
    patience: float = 0.0
    """Seconds within which a worker that is to be ended may end by itself."""


@dataclass(frozen=True)
class Finished:
    """The last thing that a judge sends."""

    error: str
    """What pytest said where it could not do its work; empty where it could."""


class GraderError(Exception):
    """Something of ours failed, and not the learner's code; the message is what pytest said."""
