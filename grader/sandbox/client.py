"""The judge's side of the boundary: a Solution whose code runs in a worker process."""

import contextlib
import os
import secrets
import select
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from typing import Any, Protocol

from grader.i18n import tr
from grader.sandbox import wire
from grader.sandbox.exit_status import describe_exit
from grader.sandbox.messages import Request
from grader.solution.errors import KINDS, Diagnostic, Frame, SolutionError
from grader.solution.local import MODULE, Reference, SolutionTimeout
from grader.solution.timeouts import TimeLimitExceeded
from grader.solution.values import Data

EXIT_TIMEOUT = 3.0
"""Seconds until the exit code of a worker that hung up must be known, on a busy machine."""
MAX_TEXT = 2000
SPINS = 50
"""So often the judge looks for an answer before it goes to sleep: for about 50 microseconds."""


class WorkerConnection:
    """The judge's worker: started when needed, replaced when it died or hung.

    Args:
        parent: the connection to the process that starts workers.
        said: the file that takes what the solution prints.
    """

    def __init__(self, parent: Connection, said: Path) -> None:
        self.said = said
        self._parent = parent
        self._read = 0
        self._listener: Listener | None = None
        self._connection: Connection | None = None
        self.order()

    def order(self) -> None:
        """Ask for a worker; it starts while the judge goes on."""
        key = secrets.token_bytes(16)
        if sys.platform == "win32":
            address = rf"\\.\pipe\kata-{secrets.token_hex(8)}"
        else:
            address = tempfile.mktemp(prefix="judge-", dir=self.said.parent)
        self._listener = Listener(address, authkey=key)
        self._parent.send(Request("start", address, key))

    def connection(self) -> Connection:
        """The connection to a living worker."""
        if self._connection is None:
            if self._listener is None:
                self.order()
            assert self._listener is not None
            self._connection = self._listener.accept()
            self._listener.close()
            self._listener = None
        return self._connection

    def end(self, patience: float = 0.3) -> int | str | None:
        """End the worker for good; returns its exit code if it ended by itself."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._listener is not None:  # nobody will call there any more
            self._listener.close()
            self._listener = None
        self._parent.send(Request("end", patience=patience))
        code: int | str | None = self._parent.recv()
        return code

    def printed(self) -> str:
        """What the solution printed since this was asked last."""
        with contextlib.suppress(OSError), self.said.open("rb") as file:
            file.seek(self._read)
            content = file.read(wire.HEADER_LIMIT)
            self._read = file.tell()
            return content.decode("utf-8", "replace")
        return ""


class HasWorker(Protocol):
    """What a RemoteSolution needs of Workers."""

    def connection(self) -> Connection: ...

    def end(self, patience: float = ...) -> int | str | None: ...


class RemoteSolution:
    """A Solution behind the boundary, fresh for one test.

    Args:
        workers: where the worker is had from.
        seconds: how long the test may take in all.
        subject: the file's name, for what goes wrong before a function is called.
        source: ask this source instead of the learner's file, in the same process.
    """

    def __init__(
        self, workers: HasWorker, seconds: float, subject: str, source: str | None = None
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
        raise self._lost(called, tr("an answer that makes no sense", "eine Antwort ohne Sinn"))

    def finish(self) -> None:
        self._ask("", {"ask": "finish"})

    def _ask(self, called: str, question: dict[str, Data]) -> Data:
        """Put one question to the worker.

        Raises:
            SolutionError: what the worker says went wrong, or how it was lost.
            Stopped: it did not answer in time.
        """
        try:
            asked = time.monotonic()
            connection = self._workers.connection()
            self._end += time.monotonic() - asked  # a worker's start is not the learner's time
            fresh, self._fresh = self._fresh, False
            start = {"fresh": fresh, "source": self._source if fresh else None}
            answer = self._exchange(connection, question | start)
        except TimeLimitExceeded:
            self._workers.end()
            limit = f"{self._seconds:g}"
            raise SolutionTimeout(Diagnostic("too_slow", called or self._subject, limit)) from None
        except wire.WireError as error:
            raise self._lost(called, str(error)) from None
        except (EOFError, OSError):
            raise self._died(called) from None
        if set(answer) == {"result"}:
            return answer["result"]
        trouble = _trouble(answer.get("trouble"))
        if set(answer) != {"trouble"} or trouble is None:
            raise self._lost(called, tr("an answer of no known form", "eine Antwort ohne Form"))
        if trouble.kind == "too_slow":  # the worker knows only what was left of the test's time
            raise SolutionTimeout(replace(trouble, message=f"{self._seconds:g}"))
        raise SolutionError(trouble)

    def _exchange(self, connection: Connection, question: dict[str, Data]) -> dict[str, Data]:
        left = max(self._end - time.monotonic(), 0.1)
        wire.send(connection, {**question, "seconds": left})
        _spin(connection)
        return wire.receive(connection)

    def _died(self, called: str) -> SolutionError:
        how = describe_exit(self._workers.end(EXIT_TIMEOUT))
        return SolutionError(Diagnostic("crashed", called or self._subject, how))

    def _lost(self, called: str, why: str) -> SolutionError:
        self._workers.end()
        return SolutionError(Diagnostic("unreadable_value", called or self._subject, why))


def _spin(connection: Connection) -> None:
    """Wait awake for a while: most answers are here before this process could be woken up."""
    if hasattr(select, "poll") and hasattr(os, "sched_yield"):
        poll = select.poll()
        poll.register(connection.fileno(), select.POLLIN)
        for _ in range(SPINS):
            if poll.poll(0):
                return
            os.sched_yield()


def _trouble(data: Data) -> Diagnostic | None:
    """The trouble that a worker tells of, of checked types and bounded length; else None."""
    if not isinstance(data, dict) or data.get("kind") not in KINDS:
        return None
    checked: dict[str, Callable[[Any], Any]] = {
        "kind": str,
        "subject": _text,
        "message": _text,
        "types": _texts,
        "known": _texts,
        "lines": _lines,
    }
    try:
        return Diagnostic(**{name: check(data[name]) for name, check in checked.items()})
    except (KeyError, TypeError, ValueError):
        return None


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError
    return value if len(value) <= MAX_TEXT else value[:MAX_TEXT] + "…"


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(_text(v) for v in list(value)[:200])


def _lines(value: Any) -> tuple[Frame, ...]:
    return tuple(
        Frame(int(v["number"]), _text(v["text"]), _text(v["function"]), int(v["cell"]))
        for v in list(value)[:10]
    )
