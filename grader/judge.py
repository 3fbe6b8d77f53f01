"""The child that runs one kata's graded tests with pytest and sends each result home."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Generator, Iterable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_timeout

import grader.plugin
from grader import ROOT
from grader.catalogue import Kata
from grader.confined import divide_threads
from grader.control import Control, is_controlled
from grader.ending import Ended
from grader.learner_file import LearnerFile
from grader.notebook import NotebookFile, learner_file
from grader.random_cases import fix_cases
from grader.remote import GRACE, RUNS, RemoteSolution, Request, Workers
from grader.solution import Solution
from grader.verdict import TestResult

if TYPE_CHECKING:
    from grader.runner import Job

LEFT_OUT = (
    "cacheprovider", "unraisableexception", "threadexception", "doctest", "junitxml", "pastebin",
    "faulthandler", "stepwise", "setuponly", "setupplan", "legacypath", "logging",
)  # fmt: skip
"""Plugins of pytest that cost time and that a judge has no use for."""
TINY_TEST = """
from hypothesis import given, strategies

@given(strategies.lists(strategies.integers(0, 9)))
def test_warm(numbers):
    assert len(sorted(numbers)) == len(numbers)
"""
DONE = (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.NO_TESTS_COLLECTED)


class Sender:
    """A pytest plugin that passes each result on, and has solutions run in a worker."""

    def __init__(self, job: "Job", connection: Connection, workers: Workers | None) -> None:
        self.job = job
        self.connection = connection
        self.workers = workers
        self.complaints: list[str] = []
        """Why the test file could not be read; pytest's own summary of it is switched off."""

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.complaints.append(report.longreprtext)

    def pytest_kata_result(self, result: TestResult) -> None:
        self.connection.send(result)

    def pytest_kata_solution(self, kata: Kata, file: LearnerFile) -> Solution | None:
        if self.workers is None:
            return None
        return RemoteSolution(self.workers, kata.time_limit, file.path.name)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> None:
        """Wait for the word to begin; only then is the file read that was perhaps just saved."""
        if session.testsfailed:
            return
        self.connection.send(Request("begin"))
        self.connection.recv()
        katas: Any = session.config.pluginmanager.get_plugin("katas")
        katas.files[self.job.kata.folder] = learner_file(self.job.kata, self.job.file)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Generator[None]:
        """Print what the worker printed, so that pytest shows it under this test."""
        try:
            return (yield)
        finally:
            if self.workers is not None:
                print(self.workers.printed(), end="")

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Let the worker's clock ring first: it knows the learner's line."""
        if self.workers is not None:
            for item in items:
                mark = item.get_closest_marker("timeout")
                if mark is not None:
                    runs = RUNS if self.job.controlled and is_controlled(item) else 1
                    limit = pytest.mark.timeout(runs * mark.args[0] + GRACE, func_only=True)
                    item.add_marker(limit, append=False)


def judge(job: "Job", connection: Connection, scratch: Path, more: Iterable[object] = ()) -> None:
    """Run the kata's tests on the file; what pytest itself prints is kept for a complaint.

    Args:
        job: what to run.
        connection: where the results go.
        scratch: a folder for whatever is written meanwhile.
        more: other plugins of pytest to run them with.
    """
    if hasattr(os, "setsid"):
        os.setsid()  # so that what it starts, such as a browser, ends with it
    os.chdir(scratch)
    divide_threads()
    tempfile.tempdir = str(scratch)  # what a test leaves behind goes with it
    said = scratch / "pytest.txt"
    for stream, target in ((0, os.devnull), (1, str(said)), (2, str(said))):
        os.dup2(os.open(target, os.O_RDWR | os.O_CREAT | os.O_APPEND), stream)
    options = [f"--against={job.file}", f"--lang={job.lang}"]
    if job.seed is not None:
        options.append(f"--seed={job.seed}")
    if job.core:
        options.append("--core")
    if job.quick:
        options += ["-x", "--no-shrink"]
    workers = _workers(job, connection, scratch / "printed.txt") if job.behind_boundary else None
    sender = Sender(job, connection, workers)
    plugins: list[object] = [sender, *more]
    if workers is not None and job.controlled:
        plugins.append(Control(job.kata, workers))
    if run_pytest(job.kata.test_file, options, plugins, only=job.only) in DONE:
        connection.send(Ended(""))
    else:
        printed = said.read_text(encoding="utf-8", errors="replace").strip()
        connection.send(Ended("\n".join([*sender.complaints, printed])))


def _workers(job: "Job", connection: Connection, said: Path) -> Workers:
    file = learner_file(job.kata, job.file)
    if isinstance(file, NotebookFile):
        from grader.cells import KernelWorkers

        return KernelWorkers(connection, said, file)
    return Workers(connection, said)


def run_pytest(
    test_file: Path, options: list[str], plugins: list[object], only: Sequence[str] = ()
) -> int:
    """Run pytest with our plugin and no other that happens to be installed."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.dont_write_bytecode = True
    config = [
        f"-c={ROOT / 'pyproject.toml'}",
        # from any folder above it, pytest would look at each of the other katas
        f"--rootdir={test_file.parent}",
        f"--confcutdir={test_file.parent}",
        "--assert=plain",
        "--noconftest",
        *(f"-pno:{name}" for name in LEFT_OUT),
    ]
    tests = [f"{test_file}::{name}" for name in only] or [str(test_file)]
    # as modules, since for a name pytest reads the entry points of all that is installed
    ours = [pytest_timeout, grader.plugin, *plugins]
    return int(pytest.main([*tests, *options, *config, "-q", "--no-summary"], plugins=ours))


def warm_up() -> None:
    """Run one tiny test, so that all that pytest and Hypothesis import as they go is there."""
    with tempfile.TemporaryDirectory(prefix="warm-") as folder:
        test_file = Path(folder) / "test_warm.py"
        test_file.write_text(TINY_TEST, encoding="utf-8")
        with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
            fix_cases(None)
            run_pytest(test_file, [], [])
