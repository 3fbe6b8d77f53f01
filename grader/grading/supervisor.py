"""The processes of one job: a judge, and the workers that it asks for, watched and buried."""

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, Pipe
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from grader.grading.forkserver import ForkServer
from grader.sandbox.exit_status import OVER_MEMORY, describe_exit
from grader.sandbox.limits import MEMORY_LIMIT
from grader.sandbox.messages import (
    CONTROL_RUNS,
    NOT_ISOLATED,
    WORKER_GRACE,
    Finished,
    GraderError,
    Request,
)

if TYPE_CHECKING:
    from grader.sandbox.messages import Job

STARTUP = 90.0
"""Seconds that a judge may take before its first test, a cold `import torch` included."""
SLACK = 20.0
"""Seconds that it may take on top of a test's limit, on a busy machine."""
POLL_INTERVAL = 0.1
"""Seconds between two looks at a worker's memory."""


JudgeTarget = Callable[["Job", Connection, Path], None]
"""The work of a judge: on a job, talking over a connection, in a folder of its own."""


class JobSupervisor:
    """A judge and its workers, for use in a `with` statement that leaves none of them behind.

    The judge runs the kata's tests, unless another one is named.
    """

    def __init__(
        self, parent: ForkServer, job: "Job", scratch: Path, judge: JudgeTarget | None = None
    ) -> None:
        self.ending = ""
        """How the judge ended, where it did not say goodbye."""
        self.job = job
        self._parent, self._scratch = parent, scratch
        self._worker: BaseProcess | None = None
        self._allowed = 0
        self._over_memory = False
        self._waits = False
        self._connection, theirs = Pipe()
        self._judge = parent.start(judge or _judge, job, theirs, scratch)
        theirs.close()

    def __enter__(self) -> "JobSupervisor":
        return self

    def __exit__(self, *_: object) -> None:
        for process in (self._worker, self._judge):
            if process is not None:
                kill_process_tree(process)
        self._connection.close()

    def prepare(self, cancel: threading.Event) -> bool:
        """Wait until the judge has collected its tests, and only the file is still to be read.

        Returns:
            False if it ended before that, or somebody cancelled.
        """
        deadline = time.monotonic() + STARTUP
        with contextlib.suppress(EOFError, OSError):
            while time.monotonic() < deadline and not cancel.is_set():
                if not self._connection.poll(POLL_INTERVAL):
                    continue
                message = self._connection.recv()
                if not isinstance(message, Request):
                    return False
                if message.kind == "begin":
                    self._waits = True
                    return True
                self._serve(message)
        return False

    def alive(self) -> bool:
        """Whether neither the judge nor its worker has ended."""
        return all(p is None or p.is_alive() for p in (self._judge, self._worker))

    def results(self, cancel: threading.Event) -> Iterator[Any]:
        """The results as the judge sends them, until somebody cancels.

        Raises:
            GraderError: pytest itself failed.
        """
        if self._waits:
            self._connection.send(None)
        runs = CONTROL_RUNS if self.job.controlled else 1
        deadline = time.monotonic() + STARTUP + runs * self.job.kata.time_limit
        while time.monotonic() < deadline and not cancel.is_set():
            try:
                if not self._connection.poll(POLL_INTERVAL):
                    self._watch_memory()
                    continue
                message = self._connection.recv()
            except (EOFError, OSError):
                self._judge.join(1.0)
                break
            if isinstance(message, Request):
                self._serve(message)
            elif not isinstance(message, Finished):
                deadline = time.monotonic() + runs * self.job.kata.time_limit + WORKER_GRACE + SLACK
                yield message
            elif message.error:
                raise GraderError(f"{self.job.kata.name}: {message.error}")
            else:
                return
        self.ending = describe_exit(self._judge.exitcode)

    def _serve(self, request: Request) -> None:
        if request.kind == "start":
            self._start(request)
        elif request.kind == "end":
            self._connection.send(self._bury(request.patience))
        else:
            self._connection.send(None)

    def _start(self, request: Request) -> None:
        if self._worker is not None:
            kill_process_tree(self._worker)
        folder = self._scratch / "solution"
        folder.mkdir(exist_ok=True)
        said = self._scratch / "printed.txt"
        self._worker = self._parent.start(
            _work, self.job, request.address, request.key, folder, said
        )
        self._over_memory = False
        self._allowed = 0

    def _bury(self, patience: float) -> int | str | None:
        """End the worker and everything it started; its exit code if it ended by itself."""
        if self._worker is None:
            return None
        self._worker.join(patience)
        code = OVER_MEMORY if self._over_memory else self._worker.exitcode
        kill_process_tree(self._worker)
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
            if self.job.isolated:  # the solution runs in a child of it
                family += family[0].children(recursive=True)
            resident = max(member.memory_info().rss for member in family)
            if not self._allowed:
                self._allowed = resident + MEMORY_LIMIT
            elif resident > self._allowed:
                self._over_memory = True
                kill_process_tree(self._worker)


def kill_process_tree(process: BaseProcess) -> None:
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
    from grader.grading.judge import judge

    judge(job, connection, scratch)


def _work(job: "Job", address: str, key: bytes, scratch: Path, said: Path) -> None:
    from grader.sandbox.worker import main

    main(job, address, key, scratch, said)
