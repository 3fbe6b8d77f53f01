"""Runs katas in processes of their own, as many at once as there are cores.

A child forked from a server that has imported everything starts in milliseconds, and whatever
happens in it (a crash, an `os._exit`, an endless loop) affects no other.
"""

import multiprocessing
import os
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from grader import THREADS_VARIABLE
from grader.catalogue.kata import Kata
from grader.catalogue.test_specs import read_test_specs
from grader.grading.collection import Observer, Stop, collect
from grader.grading.forkserver import ForkServer, preload_modules
from grader.grading.results import KataInfo, KataResult, merge_parametrised
from grader.grading.scheduling import schedule, split_by_duration
from grader.grading.supervisor import JobSupervisor, JudgeTarget
from grader.sandbox.messages import GraderError, Job, ProcessLost
from grader.solution.source_file import SourceFile

StartJob = Callable[[Job, JudgeTarget | None], AbstractContextManager[JobSupervisor]]
"""Starts the processes of a job, and ends them when the context is left."""


class Runner:
    """Fork servers and the children forked from them; for use in a `with` statement."""

    def __init__(
        self,
        katas: Iterable[Kata],
        cores: int | None = None,
        preload: Iterable[str] = (),
        *,
        compares: bool = True,
        start: StartJob | None = None,
    ) -> None:
        """Begin to import what the katas need.

        Args:
            katas: those that will be run.
            cores: how many processes may work at a time.
            preload: more modules to import.
            compares: whether most jobs get as far as a test that compares with another package.
            start: starts a job's processes in place of fork servers.
        """
        self.cores = cores or os.cpu_count() or 1
        os.environ[THREADS_VARIABLE] = str(max((os.cpu_count() or 1) // self.cores, 1))
        self._servers: dict[bool, ForkServer] = {}
        if start is None:
            groups: dict[bool, list[Kata]] = {}
            for kata in katas:
                groups.setdefault(bool(kata.needs), []).append(kata)
            for needs_torch, group in (groups or {False: []}).items():
                modules = [*preload_modules(group, compares=compares), *preload]
                self._servers[needs_torch] = ForkServer(modules)
        self._start = start or self._start_supervised
        self._cleanup_executor = ThreadPoolExecutor(1)
        self._prepared: _Prepared | None = None
        self._lock = threading.Lock()
        self._closing = threading.Event()

    def __enter__(self) -> "Runner":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End everything that runs, the fork servers too."""
        self._closing.set()
        for server in self._servers.values():  # a child that nobody knows yet would be left behind
            server.refuse()
        with self._lock:  # a thread that prepares a run now stops, and leaves no child behind
            self._discard_prepared()
        for child in multiprocessing.active_children():
            child.kill()
        self._cleanup_executor.shutdown()
        for server in self._servers.values():
            server.close()

    def run(self, jobs: Iterable[Job]) -> Iterator[KataResult]:
        """The results in the order of the jobs, each as soon as those before it are known.

        Raises:
            GraderError: what `run_one` raises for some of them, after the results of the others.
        """
        cancel = threading.Event()
        pool = ThreadPoolExecutor(self.cores)
        results: dict[int, Future[KataResult | None]] = {}
        errors: list[str] = []
        try:
            for place, job in schedule(enumerate(jobs)):
                results[place] = pool.submit(self.run_one, job, cancel)
            for place in sorted(results):
                try:
                    result = results.pop(place).result()
                except GraderError as error:
                    errors.append(str(error))
                else:
                    if result is not None:
                        yield result
            if errors:
                raise GraderError("\n".join(errors))
        finally:  # also after Ctrl-C
            cancel.set()
            pool.shutdown(cancel_futures=True)

    def run_one(
        self, job: Job, cancel: threading.Event | None = None, observe: Observer | None = None
    ) -> KataResult | None:
        """The result of one job; None if it was cancelled, which ends its processes at once.

        A process of the grader that ends by itself, as one does on a machine without memory, is
        tried once more; it never is a verdict.

        Args:
            job: what to run.
            cancel: is set by somebody who does not want the result any more.
            observe: is told of each result, and can end the run; tests without a result are then
                "not_run". Several threads can call it.

        Raises:
            GraderError: pytest or the judge itself failed, or a worker could not be set up.
        """
        cancel = cancel or threading.Event()
        try:
            return self._try(job, cancel, observe)
        except (ProcessLost, OSError):
            if cancel.is_set() or self._closing.is_set():
                return None
        try:
            return self._try(job, cancel, observe)
        except OSError as error:  # no room for the job's folder, or no more processes
            raise GraderError(f"{job.kata.name}: {error} ({job.file})") from error

    def _try(
        self, job: Job, cancel: threading.Event, observe: Observer | None
    ) -> KataResult | None:
        file = SourceFile(job.file)  # as it is now: it may be saved again meanwhile
        with ExitStack() as stack:
            parts = self._claim_prepared(job, stack) or [
                stack.enter_context(self._start(job, None))
            ]
            try:
                tests = collect(parts, file, Stop(cancel), observe)
            except GraderError:
                if cancel.is_set() or self._closing.is_set():
                    return None
                raise
            self._terminate_in_background(stack.pop_all().close)
        if cancel.is_set():
            return None
        merged = merge_parametrised(read_test_specs(job.kata.test_file), tests)
        return KataResult(KataInfo.of(job.kata), file.shown, file.digest, merged)

    def prepare(self, job: Job, last: KataResult | None = None) -> None:
        """Start the processes of an expected job, up to where they read its file.

        The job itself then begins at once. One job is kept at a time. Where a worker looks at the
        file as it starts, nothing can be prepared.

        Args:
            job: what is expected.
            last: the result of the last such job; the tests are shared out among the cores by the
                time that they took then.
        """
        if job.isolated or job.kata.is_notebook:
            return
        with self._lock, ExitStack() as stack:
            if self._closing.is_set():
                return
            self._discard_prepared()
            read = _read_tests(job.kata)
            chunks = split_by_duration(last, self.cores) if last else [job.only]
            jobs = [replace(job, only=chunk) for chunk in chunks]
            try:
                parts = [stack.enter_context(self._start(part, None)) for part in jobs]
            except OSError:  # the run itself will say why, where there is still one
                return
            if all(part.prepare(self._closing) for part in parts):
                self._prepared = _Prepared(job, read, parts, stack.pop_all().close)

    def run_in_child(self, job: Job, judge: JudgeTarget) -> tuple[list[Any], str]:
        """What another judge than pytest sends, and how it ended where it did not finish."""
        with self._start(job, judge) as processes:
            return list(processes.results(threading.Event())), processes.exit_description

    @contextmanager
    def _start_supervised(self, job: Job, judge: JudgeTarget | None) -> Iterator[JobSupervisor]:
        server = self._servers.get(bool(job.kata.needs)) or next(iter(self._servers.values()))
        with (
            tempfile.TemporaryDirectory(prefix="kata-", ignore_cleanup_errors=True) as folder,
            JobSupervisor(server, job, Path(folder), judge) as processes,
        ):
            yield processes

    def _claim_prepared(self, job: Job, stack: ExitStack) -> list[JobSupervisor]:
        """The prepared processes, if they are for this very job and its tests have not changed."""
        with self._lock:
            prepared = self._prepared
            if prepared is not None and prepared.serves(job):
                self._prepared = None
                stack.callback(prepared.close)
                return prepared.parts
            self._discard_prepared()
            return []

    def _discard_prepared(self) -> None:
        prepared, self._prepared = self._prepared, None
        if prepared is not None:
            self._terminate_in_background(prepared.close)

    def _terminate_in_background(self, close: Callable[[], None]) -> None:
        """End processes without waiting: to free a large one takes time."""
        try:
            self._cleanup_executor.submit(close)
        except RuntimeError:  # the executor is shut down already
            close()


@dataclass(frozen=True)
class _Prepared:
    """Started processes that wait for the start message, a judge for each chunk of the tests."""

    job: Job
    read: list[bytes]
    """Contents of the files that they have read."""
    parts: list[JobSupervisor]
    close: Callable[[], None]

    def serves(self, job: Job) -> bool:
        same = self.job == job and self.read == _read_tests(job.kata)
        return same and all(part.is_alive() for part in self.parts)


def _read_tests(kata: Kata) -> list[bytes]:
    files = (kata.test_file, kata.support_file, kata.quiz_file)
    return [file.read_bytes() for file in files if file is not None]
