"""Runs the graded tests on one mutant after another, in forks of a process that collected them.

What pytest needs to begin and to collect would take longer than the tests of most mutants.
"""

import gc
import multiprocessing
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from grader.catalogue.kata import Kata
from grader.grading.judge import judge
from grader.grading.runner import Runner
from grader.sandbox.limits import limit_torch_threads
from grader.sandbox.messages import GraderError, Job
from grader.solution.notebook import open_source

AT_ONCE = 50
"""Mutants that one process runs; few enough for all cores to have work."""
TIMES_SLOWER, SLACK = 5, 2.0
"""A mutant fails that takes longer than TIMES_SLOWER * the reference + SLACK seconds."""


@dataclass(frozen=True)
class Trial:
    """Mutants of one kata's reference, each written into a file."""

    kata: Kata
    reference: Path
    mutants: Sequence[Path]

    def parts(self) -> Iterator["Trial"]:
        """The same in portions of AT_ONCE mutants."""
        for first in range(0, len(self.mutants), AT_ONCE):
            yield Trial(self.kata, self.reference, self.mutants[first : first + AT_ONCE])


def failed(runner: Runner, trials: Iterable[Trial]) -> Iterator[bool]:
    """Whether a test fails on each mutant of each trial, in their order.

    Raises:
        GraderError: the process that ran them ended before it was done.
    """
    parts = [part for trial in trials for part in trial.parts()]
    with ThreadPoolExecutor(runner.cores) as pool:
        for told in pool.map(partial(_told, runner), parts):
            yield from told


def _told(runner: Runner, trial: Trial) -> list[bool]:
    # a mutant is trusted code, the reference's: it runs in the process of the tests
    job = Job(trial.kata, trial.reference, lang="en", quick=True, core=True, behind_boundary=False)
    answers, ending = runner.run_in_child(job, partial(try_all, mutants=trial.mutants))
    if len(answers) != len(trial.mutants):
        raise GraderError(f"{trial.kata.name}: the process that tries mutants {ending}")
    return answers


def try_all(
    job: Job,
    connection: Connection,
    worker: Connection | None,
    scratch: Path,
    mutants: Sequence[Path],
) -> None:
    """The work of a judge: send for each mutant whether a test fails on it."""
    judge(job, connection, worker, scratch, [Forks(job, connection, mutants)])


class Forks:
    """A pytest plugin that runs what was collected in one fork per mutant."""

    def __init__(self, job: Job, connection: Connection, mutants: Sequence[Path]) -> None:
        self.job = job
        self.connection = connection
        self.mutants = mutants
        self._context = multiprocessing.get_context("fork")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests on the reference for the time that takes, then on each mutant."""
        gc.freeze()
        begin = time.monotonic()
        self._fails(session, self.job.file, None)
        limit = TIMES_SLOWER * (time.monotonic() - begin) + SLACK
        for mutant in self.mutants:
            self.connection.send(self._fails(session, mutant, limit))
        return True

    def _fails(self, session: pytest.Session, file: Path, limit: float | None) -> bool:
        process = self._context.Process(target=self._run, args=(session, file))
        process.start()
        process.join(limit)
        process.kill()
        process.join()
        return process.exitcode != 0

    def _run(self, session: pytest.Session, file: Path) -> None:
        """What the fork does: run the tests, with exit code 1 at the first that fails."""
        # two threads of a test at once cannot take torch's pool over from a fork
        limit_torch_threads()
        katas: Any = session.config.pluginmanager.get_plugin("katas")
        katas.files[self.job.kata.folder] = open_source(self.job.kata, file)
        for item, following in zip(session.items, [*session.items[1:], None], strict=True):
            if any(report.failed for report in runtestprotocol(item, False, following)):
                sys.exit(1)
