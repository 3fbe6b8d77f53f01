"""Runs katas in processes of their own, as many at once as there are cores.

A child forked from a parent that has imported everything starts in milliseconds, and whatever
happens in it (a crash, an `os._exit`, an endless loop) hurts nobody else.
"""

import multiprocessing
import os
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from grader import THREADS_VARIABLE
from grader.catalogue.kata import Kata
from grader.catalogue.test_specs import read_test_specs
from grader.grading.feedback import Feedback
from grader.grading.forkserver import ForkServer, preload_modules
from grader.grading.results import KataInfo, KataResult, TestResult, merge_parametrised
from grader.grading.supervisor import JobSupervisor, JudgeTarget
from grader.i18n import tr
from grader.sandbox.messages import Job
from grader.solution.source_file import SourceFile

MAX_CHUNKS, MIN_CHUNK_SECONDS = 4, 0.03
"""Into so many parts the tests of one kata are shared out at most, of so many seconds at least."""


class Runner:
    """A warm parent and the children forked from it; for use in a `with` statement."""

    def __init__(
        self,
        katas: Iterable[Kata],
        cores: int | None = None,
        preload: Iterable[str] = (),
        *,
        compares: bool = True,
    ) -> None:
        """Say what to keep ready.

        Args:
            katas: those that will be asked for; what they need is imported once for all.
            cores: how many processes may work at a time.
            preload: more modules to import.
            compares: whether most jobs get as far as a test that compares with another package.
        """
        self.cores = cores or os.cpu_count() or 1
        os.environ[THREADS_VARIABLE] = str(max((os.cpu_count() or 1) // self.cores, 1))
        groups: dict[bool, list[Kata]] = {}
        for kata in katas:
            groups.setdefault(bool(kata.needs), []).append(kata)
        self._parents = {
            needy: ForkServer([*preload_modules(group, compares=compares), *preload])
            for needy, group in (groups or {False: []}).items()
        }
        self._undertaker = ThreadPoolExecutor(1)
        self._prepared: _Prepared | None = None
        self._lock = threading.Lock()
        self._closing = threading.Event()

    def __enter__(self) -> "Runner":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End everything that runs, the warm parents too."""
        self._closing.set()
        with self._lock:  # whoever prepares now stops, and leaves no child that nobody knows
            if self._prepared is not None:
                self._bury(self._prepared.bury)
        for child in multiprocessing.active_children():
            child.kill()
        self._undertaker.shutdown()
        for parent in self._parents.values():
            parent.close()

    def run(self, jobs: Iterable[Job]) -> Iterator[KataResult]:
        """The verdicts in the order of the jobs, each as soon as those before it are there.

        Raises:
            GraderError: pytest itself failed.
        """
        cancel = threading.Event()
        pool = ThreadPoolExecutor(self.cores)
        verdicts: dict[int, Future[KataResult | None]] = {}
        try:
            for place, job in _schedule(enumerate(jobs)):
                verdicts[place] = pool.submit(self.run_one, job, cancel)
            for place in sorted(verdicts):
                if (verdict := verdicts.pop(place).result()) is not None:
                    yield verdict
        finally:  # also when somebody presses Ctrl-C
            cancel.set()
            pool.shutdown(cancel_futures=True)

    def run_one(self, job: Job, cancel: threading.Event | None = None) -> KataResult | None:
        """The verdict of one job; None if it was cancelled, which ends its processes at once.

        Raises:
            GraderError: pytest itself failed.
        """
        cancel = cancel or threading.Event()
        file = SourceFile(job.file)  # as it is now: it may be saved again meanwhile
        with ExitStack() as stack:
            parts = self._taken(job, stack) or [self._started(job, stack)]
            if len(parts) == 1:
                results = _results(parts[0], file, cancel)
            else:
                with ThreadPoolExecutor(len(parts)) as pool:
                    found = pool.map(lambda part: _results(part, file, cancel), parts)
                    results = [result for part in found for result in part]
            self._bury(stack.pop_all().close)
        if cancel.is_set():
            return None
        tests = merge_parametrised(read_test_specs(job.kata.test_file), results)
        return KataResult(KataInfo.of(job.kata), file.shown, file.digest, tests)

    def prepare(self, job: Job, last: KataResult | None = None) -> None:
        """Start the processes for a job that is expected, up to where they read its file.

        The job itself is then done sooner by all that takes; one is kept at a time. Where a worker
        looks at the file as it starts, nothing can be prepared.

        Args:
            job: what is expected.
            last: the verdict of the last such job; the tests are shared out among the cores by the
                time that they took then.
        """
        if job.isolated or job.kata.is_notebook:
            return
        with self._lock, ExitStack() as stack:
            if self._closing.is_set():
                return
            before, self._prepared = self._prepared, None
            if before is not None:
                self._bury(before.bury)
            read = _read(job.kata)
            shares = split_by_duration(last, self.cores) if last else [job.only]
            parts = [self._started(replace(job, only=share), stack) for share in shares]
            if all(part.prepare(self._closing) for part in parts):
                self._prepared = _Prepared(job, read, parts, stack.pop_all().close)

    def _taken(self, job: Job, stack: ExitStack) -> list[JobSupervisor]:
        """What was prepared, if it was for this very job and its tests are still the same."""
        with self._lock:
            found, self._prepared = self._prepared, None
        if found is None:
            return []
        same = found.job == job and found.read == _read(job.kata)
        if same and all(part.alive() for part in found.parts):
            stack.callback(found.bury)
            return found.parts
        self._bury(found.bury)
        return []

    def _started(
        self, job: Job, stack: ExitStack, judge: JudgeTarget | None = None
    ) -> JobSupervisor:
        scratch = tempfile.TemporaryDirectory(prefix="kata-", ignore_cleanup_errors=True)
        folder = Path(stack.enter_context(scratch))
        parent = self._parents.get(bool(job.kata.needs)) or next(iter(self._parents.values()))
        return stack.enter_context(JobSupervisor(parent, job, folder, judge))

    def _bury(self, bury: Callable[[], None]) -> None:
        """End processes; nobody has to wait until large ones are gone."""
        try:
            self._undertaker.submit(bury)
        except RuntimeError:  # all of it is being closed
            bury()

    def ask(self, job: Job, judge: JudgeTarget) -> tuple[list[Any], str]:
        """What another judge than pytest sends, and how it ended where it did not say goodbye."""
        with ExitStack() as stack:
            processes = self._started(job, stack, judge)
            return list(processes.results(threading.Event())), processes.ending


@dataclass(frozen=True)
class _Prepared:
    """Processes that wait for the word to begin, one pair for each part of the tests."""

    job: Job
    read: list[bytes]
    """The files that they have read."""
    parts: list[JobSupervisor]
    bury: Callable[[], None]


def _schedule(jobs: Iterable[tuple[int, Job]]) -> list[tuple[int, Job]]:
    """The order in which to begin: what needs no torch does not wait until torch is imported.

    One job that does is the first, so that the core that imports counts as one at work.
    """
    light: list[tuple[int, Job]] = []
    heavy: list[tuple[int, Job]] = []
    for place, job in jobs:
        (heavy if job.kata.needs else light).append((place, job))
    return [*heavy[:1], *light, *heavy[1:]]


def _read(kata: Kata) -> list[bytes]:
    files = (kata.test_file, kata.support_file, kata.quiz_file)
    return [file.read_bytes() for file in files if file is not None]


def split_by_duration(last: KataResult, cores: int) -> list[tuple[str, ...]]:
    """The names of the tests in parts that took about as long as each other, none of them little.

    A kata's tests know nothing of each other, so they give the same in any process.
    """
    tests = sorted(last.tests, key=lambda test: -test.seconds)
    count = min(
        cores, MAX_CHUNKS, int(sum(test.seconds for test in tests) / MIN_CHUNK_SECONDS), len(tests)
    )
    parts: list[list[TestResult]] = [[] for _ in range(max(count, 1))]
    for test in tests:
        min(parts, key=lambda part: sum(t.seconds for t in part)).append(test)
    return [tuple(test.name for test in part) for part in parts]


def _results(
    processes: JobSupervisor, file: SourceFile, cancel: threading.Event
) -> list[TestResult]:
    """The results of the tests that were asked for; one that never reported is a failed one."""
    job, found = processes.job, list(processes.results(cancel))
    if job.quick:
        return found
    known = {result.name for result in found}
    missing = [test for test in read_test_specs(job.kata.test_file) if test.name not in known]
    how = processes.ending or tr("was not heard of", "blieb stumm")
    headline = tr(
        f"The solution {how} before this test was done.",
        f"Die Lösung {how}, bevor dieser Test fertig war.",
    )
    feedback = Feedback("trouble", headline, file=file.shown, digest=file.digest)
    asked = [test for test in missing if not job.only or test.name in job.only]
    return found + [TestResult(t.name, "failed", t.weight, feedback=feedback) for t in asked]
