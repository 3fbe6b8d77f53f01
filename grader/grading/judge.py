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

import grader.grading.plugin
from grader import ROOT
from grader.catalogue.kata import Kata
from grader.grading.negative_control import NegativeControl, is_controlled
from grader.grading.results import TestResult
from grader.sandbox.client import RemoteSolution, WorkerConnection
from grader.sandbox.limits import limit_torch_threads
from grader.sandbox.messages import CONTROL_RUNS, WORKER_GRACE, Finished, Request
from grader.solution.local import Solution
from grader.solution.notebook import NotebookFile, open_source
from grader.solution.source_file import SourceFile
from grader.testing.hypothesis_profile import configure_hypothesis

if TYPE_CHECKING:
    from grader.sandbox.messages import Job

DISABLED_PLUGINS = (
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
EXPECTED_EXIT_CODES = (
    pytest.ExitCode.OK,
    pytest.ExitCode.TESTS_FAILED,
    pytest.ExitCode.NO_TESTS_COLLECTED,
)


class Sender:
    """A pytest plugin that passes each result on, and has solutions run in a worker."""

    def __init__(
        self, job: "Job", connection: Connection, workers: WorkerConnection | None
    ) -> None:
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

    def pytest_kata_solution(self, kata: Kata, file: SourceFile) -> Solution | None:
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
        katas.files[self.job.kata.folder] = open_source(self.job.kata, self.job.file)

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
                    runs = CONTROL_RUNS if self.job.controlled and is_controlled(item) else 1
                    limit = pytest.mark.timeout(runs * mark.args[0] + WORKER_GRACE, func_only=True)
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
    limit_torch_threads()
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
        plugins.append(NegativeControl(job.kata, workers))
    if run_pytest(job.kata.test_file, options, plugins, only=job.only) in EXPECTED_EXIT_CODES:
        connection.send(Finished(""))
    else:
        printed = said.read_text(encoding="utf-8", errors="replace").strip()
        connection.send(Finished("\n".join([*sender.complaints, printed])))


def _workers(job: "Job", connection: Connection, said: Path) -> WorkerConnection:
    file = open_source(job.kata, job.file)
    if isinstance(file, NotebookFile):
        from grader.sandbox.notebook_client import NotebookWorker

        return NotebookWorker(connection, said, file)
    return WorkerConnection(connection, said)


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
        *(f"-pno:{name}" for name in DISABLED_PLUGINS),
    ]
    tests = [f"{test_file}::{name}" for name in only] or [str(test_file)]
    # as modules, since for a name pytest reads the entry points of all that is installed
    ours = [pytest_timeout, grader.grading.plugin, *plugins]
    return int(pytest.main([*tests, *options, *config, "-q", "--no-summary"], plugins=ours))


def warm_up() -> None:
    """Run one tiny test, so that all that pytest and Hypothesis import as they go is there."""
    with tempfile.TemporaryDirectory(prefix="warm-") as folder:
        test_file = Path(folder) / "test_warm.py"
        test_file.write_text(TINY_TEST, encoding="utf-8")
        with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
            configure_hypothesis(None)
            run_pytest(test_file, [], [])
