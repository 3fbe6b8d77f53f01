"""The processes of one job: a judge, and the workers that it asks for, watched and buried."""

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from grader.confined import MEMORY
from grader.ending import NOT_ISOLATED, OVER_MEMORY, Ended, GraderError, how_it_ended
from grader.remote import GRACE, RUNS, Request

if TYPE_CHECKING:
    from grader.runner import Job

STARTUP = 90.0
"""Seconds that a judge may take before its first test, a cold `import torch` included."""
SLACK = 20.0
"""Seconds that it may take on top of a test's limit, on a busy machine."""
LOOK = 0.1
"""Seconds between two looks at a worker's memory."""


Judge = Callable[["Job", Connection, Path], None]
"""The work of a judge: on a job, talking over a connection, in a folder of its own."""


class Processes:
    """A judge and its workers, for use in a `with` statement that leaves none of them behind.

    The judge runs the kata's tests, unless another one is named.
    """

    def __init__(
        self,
        context: Any,
        job: "Job",
        scratch: Path,
        cancel: threading.Event,
        judge: Judge | None = None,
    ) -> None:
        self.ending = ""
        """How the judge ended, where it did not say goodbye."""
        self._context, self._job, self._scratch, self._cancel = context, job, scratch, cancel
        self._worker: BaseProcess | None = None
        self._allowed = 0
        self._over_memory = False
        self._connection, theirs = context.Pipe()
        self._judge: BaseProcess = context.Process(
            target=judge or _judge, args=(job, theirs, scratch)
        )
        self._judge.start()
        theirs.close()

    def __enter__(self) -> "Processes":
        return self

    def __exit__(self, *_: object) -> None:
        for process in (self._worker, self._judge):
            if process is not None:
                end_with_children(process)
        self._connection.close()

    def results(self) -> Iterator[Any]:
        """The results as the judge sends them.

        Raises:
            GraderError: pytest itself failed.
        """
        runs = RUNS if self._job.controlled else 1
        deadline = time.monotonic() + STARTUP + runs * self._job.kata.time_limit
        while time.monotonic() < deadline and not self._cancel.is_set():
            try:
                if not self._connection.poll(LOOK):
                    self._watch_memory()
                    continue
                message = self._connection.recv()
            except (EOFError, OSError):
                self._judge.join(1.0)
                break
            if isinstance(message, Request):
                self._serve(message)
            elif not isinstance(message, Ended):
                deadline = time.monotonic() + runs * self._job.kata.time_limit + GRACE + SLACK
                yield message
            elif message.complaint:
                raise GraderError(f"{self._job.kata.name}: {message.complaint}")
            else:
                return
        self.ending = how_it_ended(self._judge.exitcode)

    def _serve(self, request: Request) -> None:
        if request.kind == "start":
            self._start(request)
        else:
            self._connection.send(self._bury())

    def _start(self, request: Request) -> None:
        if self._worker is not None:
            end_with_children(self._worker)
        folder = self._scratch / "solution"
        folder.mkdir(exist_ok=True)
        said = self._scratch / "printed.txt"
        arguments = (self._job, request.address, request.key, folder, said)
        self._worker = self._context.Process(target=_work, args=arguments)
        self._worker.start()
        self._over_memory = False
        self._allowed = 0

    def _bury(self) -> int | str | None:
        """End the worker and everything it started; its exit code if it ended by itself."""
        if self._worker is None:
            return None
        self._worker.join(0.3)
        code = OVER_MEMORY if self._over_memory else self._worker.exitcode
        end_with_children(self._worker)
        self._worker = None
        if (complaint := self._scratch / NOT_ISOLATED).is_file():
            raise GraderError(complaint.read_text(encoding="utf-8"))
        return code

    def _watch_memory(self) -> None:
        """End a worker that takes too much, also where the system keeps no such limit."""
        if self._worker is None or self._worker.pid is None:
            return
        with contextlib.suppress(psutil.Error):
            family = [psutil.Process(self._worker.pid)]
            if self._job.isolated:  # the solution runs in a child of it
                family += family[0].children(recursive=True)
            resident = max(member.memory_info().rss for member in family)
            if not self._allowed:
                self._allowed = resident + MEMORY
            elif resident > self._allowed:
                self._over_memory = True
                end_with_children(self._worker)


def end_with_children(process: BaseProcess) -> None:
    """End a process and all that it started, and wait until it is gone."""
    if process.pid is not None and sys.platform == "win32":
        family: list[psutil.Process] = []
        with contextlib.suppress(psutil.Error):
            family = psutil.Process(process.pid).children(recursive=True)
        for member in family:
            with contextlib.suppress(psutil.Error):
                member.kill()
    elif process.pid is not None:  # a worker leads a group of its own, which can outlive it
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()


def _judge(job: "Job", connection: Connection, scratch: Path) -> None:
    """The child's work; only the child, or the warm parent before it, imports pytest."""
    from grader.judge import judge

    judge(job, connection, scratch)


def _work(job: "Job", address: str, key: bytes, scratch: Path, said: Path) -> None:
    from grader.worker import work

    work(job, address, key, scratch, said)
