"""What the supervisor, the judge and the worker of a job tell each other."""

from dataclasses import dataclass, field
from multiprocessing import reduction
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

from grader.catalogue.kata import Kata
from grader.i18n import language

OUTPUT_FILE, PYTEST_FILE = "printed.txt", "pytest.txt"
"""In a job's folder, what the solution printed and what pytest printed."""

READY, PROCESS = "ready", "process"
"""Keys of a worker's first message: how to reach its kernel, None where it runs none; and the
number of its process, so that the judge can see how much it works."""


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
    """Run that worker in its own namespaces, so that it sees nothing of the system (Linux only)."""


@dataclass(frozen=True)
class Request:
    """What a judge asks of its supervisor.

    "start_worker" is answered with a connection to a new worker, "end_worker" with the exit code
    of the worker if it ended by itself, and "begin" with None once the judge may read the file.
    """

    kind: Literal["start_worker", "end_worker", "begin"]
    exit_wait: float = 0.0
    """Seconds within which a worker that is to be ended may end by itself."""


@dataclass(frozen=True)
class Finished:
    """The last thing that a judge sends."""

    error: str
    """What pytest printed where it could not do its work; empty where it could."""


class GraderError(Exception):
    """The grader failed, not the learner's code; the message is for whoever runs the grader."""


class ProcessLost(GraderError):
    """A process of the grader ended or could not be set up; another try may succeed."""


def send_connection(channel: Connection, connection: Connection, receiver: int) -> None:
    """Give a connection to the process with the number `receiver`, at the channel's other end."""
    reduction.send_handle(channel, connection.fileno(), receiver)


def receive_connection(channel: Connection) -> Connection:
    """Take what `send_connection` sends."""
    return type(channel)(reduction.recv_handle(channel))
