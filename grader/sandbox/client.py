"""The judge's side of the boundary: a Solution whose code runs in a worker process."""

import os
import select
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from grader.i18n import tr
from grader.sandbox import wire
from grader.sandbox.deadlines import (
    CRASH_WAIT,
    EXIT_WAIT,
    FILE_LIMITS,
    MIN_CALL,
    worker_limits,
)
from grader.sandbox.exit_status import describe_exit
from grader.sandbox.messages import PROCESS, Request, receive_connection
from grader.sandbox.output import OutputReader
from grader.solution import timeouts
from grader.solution.clocks import Reading, family_reading
from grader.solution.errors import KINDS, Diagnostic, Frame, Kind, SolutionError
from grader.solution.local import MODULE, Reference, SolutionTimeout
from grader.solution.values import Data

MAX_TEXT, MAX_NAMES, MAX_FRAMES = 2000, 200, 10
"""How much is kept of an untrusted diagnostic."""
MAX_LINE_NUMBER = 2**31
"""Python refuses to write down a number of many thousand digits."""
WITH_TYPES = ("raised", "exits", "exits_on_import", "import_failed", "cell_failed")
"""Diagnostics of an exception, whose type their sentence names."""
SPINS = 50
"""Polls before the judge goes to sleep: about 50 microseconds."""


class WorkerConnection:
    """The judge's connection to its worker, which is replaced after a crash or a time-out.

    Args:
        supervisor: the connection to the process that starts and ends workers.
        worker: the connection to the first worker, which may still be starting.
        output_file: where the workers write what the solution prints.
    """

    def __init__(self, supervisor: Connection, worker: Connection, output_file: Path) -> None:
        self._supervisor = supervisor
        self._worker: Connection | None = worker
        self._ready = False
        self._output = OutputReader(output_file)
        self._process: int | None = None
        self._earlier = 0.0
        """Processor time of the workers before this one."""
        self.wall = 0.0
        """Seconds in which the judge waited for answers."""
        self.hangs: Counter[str] = Counter()
        """How often each function did not finish in time, and its worker had to be ended."""

    def reading(self) -> Reading:
        """What the worker has used so far; nothing where its process is not known."""
        if self._process is None:
            now = time.monotonic()
            return Reading(waited=now, wall=now)
        return family_reading(self._process)

    def used_up(self, seconds: float, now: Reading) -> bool:
        """Whether all calls of the file have used up what tests of so many seconds may."""
        limits = timeouts.Limits.of(FILE_LIMITS * seconds)
        return self._earlier + now.cpu > limits.cpu or self.wall > limits.wall

    def connection(self) -> Connection:
        """The connection to a worker that answers questions; starts one where there is none.

        Raises:
            EOFError, OSError: it ended before it was ready.
        """
        if self._worker is None:
            self._supervisor.send(Request("start_worker"))
            self._worker = receive_connection(self._supervisor)
        if not self._ready:
            with timeouts.paused():  # a worker's start is not the learner's time
                self._await_ready(self._worker)
            self._ready = True
        return self._worker

    def _await_ready(self, worker: Connection) -> None:
        self._ready_message(worker)

    def _ready_message(self, worker: Connection) -> dict[str, Data]:
        """A worker's first message, sent before any of the learner's code runs."""
        message = wire.receive(worker)
        self._process = message.get(PROCESS)
        return message

    def end(self, exit_wait: float = EXIT_WAIT) -> int | str | None:
        """End the worker for good.

        Args:
            exit_wait: seconds within which it may still end by itself.

        Returns:
            Its exit code if it ended by itself, OVER_MEMORY, or None.
        """
        if self._worker is not None:
            self._worker.close()
        if self._process is not None:
            self._earlier += self.reading().cpu
        self._worker, self._ready, self._process = None, False, None
        self._supervisor.send(Request("end_worker", exit_wait))
        code: int | str | None = self._supervisor.recv()
        return code

    def printed(self) -> str:
        """What the solution printed since the last call."""
        return self._output.read()


class RemoteSolution:
    """A Solution behind the boundary, fresh for one test.

    Args:
        workers: the connection to the worker.
        seconds: how long the test may take in all.
        subject: the file's name, for what goes wrong before a function is called.
        source: the content of the file that is asked; None for the learner's own.
    """

    def __init__(
        self, workers: WorkerConnection, seconds: float, subject: str, source: bytes | None = None
    ) -> None:
        self._workers = workers
        self._seconds = seconds
        self._subject = subject
        self._source = source
        self._fresh = True
        self._functions: dict[str, Reference] = {}
        self._wall = 0.0
        """Seconds of this test in which the judge waited for answers."""
        self._begin = Reading()
        """Of the worker, when the test began."""
        self._used_up = False

    def get(self, target: int, name: str) -> Data:
        if target == MODULE and name in self._functions:
            return self._functions[name]
        value = self._ask(name, {"ask": "get", "target": target, "name": name})
        if target == MODULE and isinstance(value, Reference):
            self._functions[name] = value
        return value

    def set(self, target: int, name: str, value: Data) -> None:
        self._ask(name, {"ask": "set", "target": target, "name": name, "value": value})

    def call(
        self,
        target: int,
        args: tuple[Data, ...],
        kwargs: dict[str, Data],
        called: str,
        *,
        after: bool = False,
    ) -> Data:
        parts = {"target": target, "args": args, "kwargs": kwargs, "called": called, "after": after}
        answer = self._ask(called, {"ask": "call", **parts})
        match answer:
            case _ if not after:
                return answer
            case (_, tuple(left)) if len(left) == len(args):
                return answer
        raise self._malformed(called, tr("an invalid reply", "eine ungültige Antwort"))

    def finish(self) -> None:
        self._ask("", {"ask": "finish"})

    def _ask(self, called: str, question: dict[str, Data]) -> Data:
        """Put one question to the worker.

        Raises:
            SolutionError: the worker's diagnostic, or how the worker was lost.
            SolutionTimeout: it did not answer in time.
        """
        try:
            answer = self._exchange(question, called)
        except timeouts.TimeLimitExceeded:
            self._workers.end()
            trouble = Diagnostic("too_slow", called or self._subject)
            timeout = self._timed_out(trouble, called)
            self._workers.hangs[_function(called)] += 1
            raise timeout from None
        except wire.WireError as error:
            raise self._malformed(called, str(error)) from None
        except (EOFError, OSError):
            raise self._crashed(called) from None
        if set(answer) == {"result"}:
            return answer["result"]
        diagnostic = _checked_diagnostic(answer.get("trouble"))
        if set(answer) != {"trouble"} or diagnostic is None:
            raise self._malformed(called, tr("an invalid reply", "eine ungültige Antwort"))
        if diagnostic.kind == "too_slow_again":
            raise SolutionTimeout(diagnostic)
        if diagnostic.kind == "too_slow":
            raise self._timed_out(diagnostic, called)
        raise SolutionError(diagnostic)

    def _exchange(self, question: dict[str, Data], called: str) -> dict[str, Data]:
        connection = self._workers.connection()
        fresh, self._fresh = self._fresh, False
        if fresh:
            self._begin = self._workers.reading()
            self._used_up = self._workers.used_up(self._seconds, self._begin)
        short = self._is_short(called)
        seconds = timeouts.short_limit(self._seconds) if short else self._seconds
        start = {"fresh": fresh, "source": self._source if fresh else None, "short": short}
        since, earlier = (self._workers.reading(), 0.0) if short else (self._begin, self._wall)
        began = time.monotonic()
        wire.send(connection, {**question, **start, "seconds": seconds})
        try:
            if not _spin(connection):
                self._await(connection, seconds, replace(since, wall=began - earlier))
            return wire.receive(connection)
        finally:
            taken = time.monotonic() - began
            self._wall += taken
            self._workers.wall += taken

    def _is_short(self, called: str) -> bool:
        hangs = self._workers.hangs[_function(called)]
        return self._used_up or hangs >= timeouts.MAX_TIMEOUTS

    def _await(self, connection: Connection, seconds: float, since: Reading) -> None:
        """Wait until the worker answers; it should do so by itself once its time is up.

        Args:
            connection: to the worker.
            seconds: the time limit.
            since: what the worker had used when its time began.

        Raises:
            TimeLimitExceeded: it does not answer.
        """
        limits = worker_limits(seconds)
        left = limits.cpu
        while left > 0:
            if connection.poll(max(left, MIN_CALL)):
                return
            left = limits.left(self._workers.reading() - since)
        raise timeouts.TimeLimitExceeded(seconds)

    def _timed_out(self, trouble: Diagnostic, called: str) -> SolutionTimeout:
        """The time-out as a learner reads it; a worker knows only what it was given."""
        if self._used_up:
            message = f"{FILE_LIMITS * self._seconds:g}"
            return SolutionTimeout(replace(trouble, kind="file_too_slow", message=message))
        again = self._is_short(called)
        seconds = timeouts.short_limit(self._seconds) if again else self._seconds
        kind: Kind = "too_slow_again" if again else "too_slow"
        return SolutionTimeout(replace(trouble, kind=kind, message=f"{seconds:g}"))

    def _crashed(self, called: str) -> SolutionError:
        how = describe_exit(self._workers.end(CRASH_WAIT))
        return SolutionError(Diagnostic("crashed", called or self._subject, how))

    def _malformed(self, called: str, why: str) -> SolutionError:
        self._workers.end()
        return SolutionError(Diagnostic("unreadable_value", called or self._subject, why))


def _function(called: str) -> str:
    """The name of a function or method, whichever object it is asked of."""
    return called.rpartition(".")[2]


def _spin(connection: Connection) -> bool:
    """Poll briefly before blocking: most replies arrive sooner than a wake-up takes."""
    if hasattr(select, "poll") and hasattr(os, "sched_yield"):
        poll = select.poll()
        poll.register(connection.fileno(), select.POLLIN)
        for _ in range(SPINS):
            if poll.poll(0):
                return True
            os.sched_yield()
    return False


def _checked_diagnostic(data: Data) -> Diagnostic | None:
    """A worker's diagnostic, of checked types and bounded length; None if it is none."""
    if not isinstance(data, dict) or type(data.get("kind")) is not str or data["kind"] not in KINDS:
        return None
    checks: dict[str, Callable[[Any], Any]] = {
        "kind": str,
        "subject": _text,
        "message": _text,
        "types": _texts,
        "known": _texts,
        "lines": _frames,
    }
    try:
        found = Diagnostic(**{name: check(data[name]) for name, check in checks.items()})
    except (KeyError, TypeError, ValueError):
        return None
    if found.kind in WITH_TYPES and not found.types:
        return replace(found, types=("Exception",))
    return found


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError
    return value if len(value) <= MAX_TEXT else value[:MAX_TEXT] + "…"


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(_text(v) for v in _sequence(value)[:MAX_NAMES])


def _frames(value: Any) -> tuple[Frame, ...]:
    return tuple(
        Frame(_number(v["number"]), _text(v["text"]), _text(v["function"]), _number(v["cell"]))
        for v in _sequence(value)[:MAX_FRAMES]
    )


def _sequence(value: Any) -> list[Any] | tuple[Any, ...]:
    if type(value) not in (list, tuple):
        raise TypeError
    found: list[Any] | tuple[Any, ...] = value
    return found


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value < MAX_LINE_NUMBER:
        raise TypeError
    return value
