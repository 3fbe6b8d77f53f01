"""The judge's side of the boundary: a Solution whose code runs in a worker process."""

import contextlib
import os
import select
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from grader.i18n import tr
from grader.sandbox import wire
from grader.sandbox.deadlines import CRASH_WAIT, EXIT_WAIT, MIN_CALL
from grader.sandbox.exit_status import describe_exit
from grader.sandbox.messages import Request, receive_connection
from grader.solution import timeouts
from grader.solution.errors import KINDS, Diagnostic, Frame, SolutionError
from grader.solution.local import MODULE, Reference, SolutionTimeout
from grader.solution.values import Data

MAX_OUTPUT = 16 * 2**20
"""Bytes of output that are read at a time."""
MAX_TEXT, MAX_NAMES, MAX_FRAMES = 2000, 200, 10
"""How much is kept of an untrusted diagnostic."""
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
        self._output_file = output_file
        self._printed_bytes = 0

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
        wire.receive(worker)

    def end(self, exit_wait: float = EXIT_WAIT) -> int | str | None:
        """End the worker for good.

        Args:
            exit_wait: seconds within which it may still end by itself.

        Returns:
            Its exit code if it ended by itself, OVER_MEMORY, or None.
        """
        if self._worker is not None:
            self._worker.close()
        self._worker, self._ready = None, False
        self._supervisor.send(Request("end_worker", exit_wait))
        code: int | str | None = self._supervisor.recv()
        return code

    def printed(self) -> str:
        """What the solution printed since the last call."""
        with contextlib.suppress(OSError), self._output_file.open("rb") as file:
            file.seek(self._printed_bytes)
            content = file.read(MAX_OUTPUT)
            self._printed_bytes = file.tell()
            return content.decode("utf-8", "replace")
        return ""


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
        self._end = time.monotonic() + seconds
        self._subject = subject
        self._source = source
        self._fresh = True
        self._functions: dict[str, Reference] = {}

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
            answer = self._exchange(question)
        except timeouts.TimeLimitExceeded:
            self._workers.end()
            limit = f"{self._seconds:g}"
            raise SolutionTimeout(Diagnostic("too_slow", called or self._subject, limit)) from None
        except wire.WireError as error:
            raise self._malformed(called, str(error)) from None
        except (EOFError, OSError):
            raise self._crashed(called) from None
        if set(answer) == {"result"}:
            return answer["result"]
        diagnostic = _checked_diagnostic(answer.get("trouble"))
        if set(answer) != {"trouble"} or diagnostic is None:
            raise self._malformed(called, tr("an invalid reply", "eine ungültige Antwort"))
        if diagnostic.kind == "too_slow":  # the worker knows only what was left of the test's time
            raise SolutionTimeout(replace(diagnostic, message=f"{self._seconds:g}"))
        raise SolutionError(diagnostic)

    def _exchange(self, question: dict[str, Data]) -> dict[str, Data]:
        before = time.monotonic()
        connection = self._workers.connection()
        self._end += time.monotonic() - before  # a worker's start is not the learner's time
        fresh, self._fresh = self._fresh, False
        start = {"fresh": fresh, "source": self._source if fresh else None}
        left = max(self._end - time.monotonic(), MIN_CALL)
        wire.send(connection, {**question, **start, "seconds": left})
        _spin(connection)
        return wire.receive(connection)

    def _crashed(self, called: str) -> SolutionError:
        how = describe_exit(self._workers.end(CRASH_WAIT))
        return SolutionError(Diagnostic("crashed", called or self._subject, how))

    def _malformed(self, called: str, why: str) -> SolutionError:
        self._workers.end()
        return SolutionError(Diagnostic("unreadable_value", called or self._subject, why))


def _spin(connection: Connection) -> None:
    """Poll briefly before blocking: most replies arrive sooner than a wake-up takes."""
    if hasattr(select, "poll") and hasattr(os, "sched_yield"):
        poll = select.poll()
        poll.register(connection.fileno(), select.POLLIN)
        for _ in range(SPINS):
            if poll.poll(0):
                return
            os.sched_yield()


def _checked_diagnostic(data: Data) -> Diagnostic | None:
    """A worker's diagnostic, of checked types and bounded length; None if it is none."""
    if not isinstance(data, dict) or data.get("kind") not in KINDS:
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
        return Diagnostic(**{name: check(data[name]) for name, check in checks.items()})
    except (KeyError, TypeError, ValueError):
        return None


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError
    return value if len(value) <= MAX_TEXT else value[:MAX_TEXT] + "…"


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(_text(v) for v in list(value)[:MAX_NAMES])


def _frames(value: Any) -> tuple[Frame, ...]:
    return tuple(
        Frame(int(v["number"]), _text(v["text"]), _text(v["function"]), int(v["cell"]))
        for v in list(value)[:MAX_FRAMES]
    )
