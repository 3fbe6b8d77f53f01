"""Supervises the judge and worker processes of one job.

A pipe connects supervisor and judge, and one connects judge and worker. A third one goes from the
worker to the supervisor, until the worker is set up: what fails before that is the grader's fault.
"""

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
from typing import Any

import psutil

from grader.grading.forkserver import ForkServer
from grader.sandbox.deadlines import (
    CONTROL_RUNS,
    CRASH_WAIT,
    JUDGE_STARTUP,
    POLL_INTERVAL,
    first_result_limit,
    supervisor_limit,
)
from grader.sandbox.exit_status import OVER_MEMORY, describe_exit
from grader.sandbox.limits import MEMORY_LIMIT
from grader.sandbox.messages import (
    OUTPUT_FILE,
    Finished,
    GraderError,
    Job,
    ProcessLost,
    Request,
    send_connection,
)
from grader.sandbox.output import make_pipe
from grader.solution.clocks import process_family

JudgeTarget = Callable[[Job, Connection, Connection | None, Path], None]
"""A judge's work: on a job, with connections to the supervisor and to the first worker (None where
the file runs in the judge), in a folder of its own."""


class JobSupervisor:
    """A judge and its worker, for use in a `with` statement that leaves no process behind.

    Args:
        server: starts the processes.
        job: what is to be run.
        scratch: an empty folder for all that they write.
        judge: what the judge does; without one it runs the kata's tests.
    """

    def __init__(
        self, server: ForkServer, job: Job, scratch: Path, judge: JudgeTarget | None = None
    ) -> None:
        self.job = job
        self.judge_ended = False
        """Whether the judge ended before it had sent all results."""
        self.exit_description = ""
        """How it ended then, or that it stopped responding."""
        self._server, self._scratch = server, scratch
        self._worker: BaseProcess | None = None
        self._setup: Connection | None = None
        self._is_prepared = False
        self._connection, child_end = Pipe()
        judge_end, worker_end = Pipe() if job.behind_boundary else (None, None)
        self._judge = server.start(judge or _judge, job, child_end, judge_end, scratch)
        child_end.close()
        if judge_end is not None and worker_end is not None:
            judge_end.close()
            self._start_worker(worker_end)

    def __enter__(self) -> "JobSupervisor":
        return self

    def __exit__(self, *_: object) -> None:
        for process in (self._worker, self._judge):
            if process is not None:
                kill_process_tree(process)
        for connection in (self._setup, self._connection):
            if connection is not None:
                connection.close()

    def prepare(self, cancel: threading.Event) -> bool:
        """Wait until the judge has collected its tests, and only the file is still to be read.

        Returns:
            False if it ended before that, or somebody cancelled.
        """
        deadline = time.monotonic() + JUDGE_STARTUP
        with contextlib.suppress(EOFError, OSError):
            while time.monotonic() < deadline and not cancel.is_set():
                message = self._receive()
                if message == Request("begin"):
                    self._is_prepared = True
                    return True
                if message is not None:
                    return False
        return False

    def is_alive(self) -> bool:
        """Whether neither the judge nor its worker has ended."""
        return all(p is None or p.is_alive() for p in (self._judge, self._worker))

    def results(self, cancel: threading.Event) -> Iterator[Any]:
        """The results as the judge sends them, until somebody cancels.

        Raises:
            GraderError: pytest itself failed, or the worker could not be set up.
        """
        kata, runs = self.job.kata, CONTROL_RUNS if self.job.controlled else 1
        limit = first_result_limit(kata.time_limit, runs, notebook=kata.is_notebook)
        deadline = time.monotonic() + limit
        try:
            if self._is_prepared:
                self._connection.send(None)
            while time.monotonic() < deadline and not cancel.is_set():
                message = self._receive()
                if message == Request("begin"):
                    self._connection.send(None)
                elif isinstance(message, Finished):
                    if message.error:
                        raise GraderError(f"{kata.name}: {message.error}")
                    return
                elif message is not None:
                    deadline = time.monotonic() + supervisor_limit(kata.time_limit, runs)
                    yield message
        except (EOFError, OSError):
            self._judge.join(CRASH_WAIT)
            self.judge_ended = True
        self.exit_description = describe_exit(self._judge.exitcode)

    def _receive(self) -> Any:
        """The judge's next message; None if there is none yet, or it was about the worker."""
        if not self._connection.poll(POLL_INTERVAL):
            self._watch_memory()
            return None
        message = self._connection.recv()
        if not isinstance(message, Request) or message.kind == "begin":
            return message
        if message.kind == "start_worker":
            self._replace_worker()
        else:
            self._connection.send(self._stop_worker(message.exit_wait))
        return None

    def _start_worker(self, worker_end: Connection) -> None:
        folder = self._scratch / "solution"
        folder.mkdir(exist_ok=True)
        self._setup, setup_end = Pipe(duplex=False)
        output_file = self._scratch / OUTPUT_FILE
        make_pipe(output_file)
        self._worker = self._server.start(
            _work, self.job, worker_end, setup_end, folder, output_file
        )
        worker_end.close()
        setup_end.close()
        self._is_over_memory = False
        self._first_size = 0

    def _replace_worker(self) -> None:
        self._stop_worker(0)
        judge_end, worker_end = Pipe()
        self._start_worker(worker_end)
        with judge_end:
            send_connection(self._connection, judge_end, self._judge.pid or 0)

    def _stop_worker(self, exit_wait: float) -> int | str | None:
        """End the worker and everything it started; its exit code if it ended by itself.

        Raises:
            ProcessLost: it could not be set up.
        """
        if self._worker is None or self._setup is None:
            return None
        self._worker.join(exit_wait)
        code = OVER_MEMORY if self._is_over_memory else self._worker.exitcode
        kill_process_tree(self._worker)
        self._worker = None
        with self._setup, contextlib.suppress(EOFError, OSError):
            if self._setup.poll():
                reason = self._setup.recv_bytes().decode("utf-8", "replace")
                raise ProcessLost(f"{self.job.kata.name}: {reason} ({self.job.file})")
        return code

    def _watch_memory(self) -> None:
        """End a worker that takes too much, also where the system keeps no such limit.

        All that it started counts together: each process with what it took since the first look,
        since all are forked from the same one and share what that had.
        """
        if self._worker is None or self._worker.pid is None:
            return
        sizes = [*map(_resident, process_family(self._worker.pid))]
        if not self._first_size:
            self._first_size = max(sizes)
        elif sum(max(size - self._first_size, 0) for size in sizes) > MEMORY_LIMIT:
            self._is_over_memory = True
            kill_process_tree(self._worker)


def _resident(pid: int) -> int:
    """Bytes of memory that a process uses; none where it has ended."""
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def kill_process_tree(process: BaseProcess) -> None:
    """End a process and all that it started, and wait until it is gone."""
    if process.pid is not None and sys.platform == "win32":
        children: list[psutil.Process] = []
        with contextlib.suppress(psutil.Error):
            children = psutil.Process(process.pid).children(recursive=True)
        for child in children:
            with contextlib.suppress(psutil.Error):
                child.kill()
    elif process.pid is not None:  # it leads a process group, which can outlive it
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()


def _judge(job: Job, supervisor: Connection, worker: Connection | None, scratch: Path) -> None:
    from grader.grading.judge import judge  # pytest, in the child only

    judge(job, supervisor, worker, scratch)


def _work(job: Job, judge: Connection, setup: Connection, scratch: Path, output_file: Path) -> None:
    from grader.sandbox.worker import main

    main(job, judge, setup, scratch, output_file)
