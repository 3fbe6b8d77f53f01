"""The process that runs one kata's graded tests with pytest, and sends each result on."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Generator, Iterable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
import pytest_timeout

import grader.grading.plugin
from grader import ROOT
from grader.catalogue.kata import Kata
from grader.grading.negative_control import NegativeControl, is_controlled
from grader.grading.plugin import LIMITS
from grader.grading.results import TestResult
from grader.sandbox.client import RemoteSolution, WorkerConnection
from grader.sandbox.deadlines import CONTROL_RUNS, judge_limits
from grader.sandbox.limits import JUDGE_MEMORY_LIMIT, limit_memory, limit_torch_threads
from grader.sandbox.messages import OUTPUT_FILE, PYTEST_FILE, Finished, Job, Request
from grader.solution.local import Solution
from grader.solution.notebook import NotebookFile, open_source
from grader.solution.source_file import SourceFile
from grader.testing.hypothesis_profile import configure_hypothesis

DISABLED_PLUGINS = (
    "cacheprovider", "unraisableexception", "threadexception", "doctest", "junitxml", "pastebin",
    "faulthandler", "stepwise", "setuponly", "setupplan", "legacypath", "logging",
)  # fmt: skip
"""Plugins of pytest that a judge does not need and that cost time."""
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

    def __init__(self, job: Job, supervisor: Connection, workers: WorkerConnection | None) -> None:
        self.job = job
        self.supervisor = supervisor
        self.workers = workers
        self.collection_errors: list[str] = []
        """Why the test file could not be read; pytest's own summary of it is switched off."""

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.collection_errors.append(report.longreprtext)

    def pytest_kata_result(self, result: TestResult) -> None:
        self.supervisor.send(result)

    def pytest_kata_solution(self, kata: Kata, file: SourceFile) -> Solution | None:
        if self.workers is None:
            return None
        # with a negative control every question has content, so that it cannot be told from others
        content = file.content if self.job.controlled else None
        return RemoteSolution(self.workers, kata.time_limit, file.path.name, content or None)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> None:
        """Wait for the start message, then read the file as it is now."""
        if session.testsfailed:
            return
        self.supervisor.send(Request("begin"))
        self.supervisor.recv()
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
        """Time out after the worker, which can name the learner's line."""
        if self.workers is not None:
            for item in items:
                mark = item.get_closest_marker("timeout")
                if mark is not None:
                    runs = CONTROL_RUNS if self.job.controlled and is_controlled(item) else 1
                    item.stash[LIMITS] = judge_limits(mark.args[0], runs)


def judge(
    job: Job,
    supervisor: Connection,
    worker: Connection | None,
    scratch: Path,
    extra_plugins: Iterable[object] = (),
) -> None:
    """Run the kata's tests on the file; what pytest itself prints is kept for an error message.

    Args:
        job: what to run.
        supervisor: where the results go.
        worker: the connection to the first worker; None where the file runs in this process.
        scratch: a folder for all that is written meanwhile.
        extra_plugins: other plugins of pytest.
    """
    if hasattr(os, "setsid"):
        os.setsid()  # so that what it starts, such as a browser, ends with it
    os.chdir(scratch)
    limit_torch_threads()
    limit_memory(JUDGE_MEMORY_LIMIT)
    tempfile.tempdir = str(scratch)  # so that what a test leaves behind is deleted with it
    _redirect(scratch / PYTEST_FILE)
    workers = None
    if worker is not None:
        workers = _worker_connection(job, supervisor, worker, scratch / OUTPUT_FILE)
    sender = Sender(job, supervisor, workers)
    plugins: list[object] = [sender, *extra_plugins]
    if workers is not None and job.controlled:
        plugins.append(NegativeControl(job, workers))
    if run_pytest(job.kata.test_file, _options(job), plugins, job.only) in EXPECTED_EXIT_CODES:
        supervisor.send(Finished(""))
    else:
        printed = (scratch / PYTEST_FILE).read_text(encoding="utf-8", errors="replace").strip()
        supervisor.send(Finished("\n".join([*sender.collection_errors, printed])))


def _redirect(output_file: Path) -> None:
    for stream, target in ((0, os.devnull), (1, str(output_file)), (2, str(output_file))):
        os.dup2(os.open(target, os.O_RDWR | os.O_CREAT | os.O_APPEND), stream)


def _options(job: Job) -> list[str]:
    options = [f"--against={job.file}", f"--lang={job.lang}"]
    if job.seed is not None:
        options.append(f"--seed={job.seed}")
    if job.core:
        options.append("--core")
    if job.quick:
        options += ["-x", "--no-shrink"]
    return options


def _worker_connection(
    job: Job, supervisor: Connection, worker: Connection, output_file: Path
) -> WorkerConnection:
    file = open_source(job.kata, job.file)
    if isinstance(file, NotebookFile):
        from grader.sandbox.notebook_client import NotebookWorker

        return NotebookWorker(supervisor, worker, output_file, file)
    return WorkerConnection(supervisor, worker, output_file)


def run_pytest(
    test_file: Path, options: list[str], plugins: list[object], only: Sequence[str] = ()
) -> int:
    """Run pytest with our plugin and without those that happen to be installed.

    Args:
        test_file: the tests.
        options: of pytest's command line.
        plugins: more plugins, as objects.
        only: names of the tests to run; all of them if empty.

    Returns:
        pytest's exit code.
    """
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.dont_write_bytecode = True
    config = [
        f"-c={ROOT / 'pyproject.toml'}",
        # from a folder above it, pytest would look at each of the other katas
        f"--rootdir={test_file.parent}",
        f"--confcutdir={test_file.parent}",
        "--assert=plain",
        "--noconftest",
        *(f"-pno:{name}" for name in DISABLED_PLUGINS),
    ]
    tests = [f"{test_file}::{name}" for name in only] or [str(test_file)]
    # as modules: for a name, pytest reads the entry points of all installed packages
    ours = [pytest_timeout, grader.grading.plugin, *plugins]
    return int(pytest.main([*tests, *options, *config, "-q", "--no-summary"], plugins=ours))


def warm_up() -> None:
    """Run one tiny test, which makes pytest and Hypothesis import what they import lazily."""
    with tempfile.TemporaryDirectory(prefix="warm-") as folder:
        test_file = Path(folder) / "test_warm.py"
        test_file.write_text(TINY_TEST, encoding="utf-8")
        with Path(os.devnull).open("w") as null, contextlib.redirect_stdout(null):
            configure_hypothesis(None)
            run_pytest(test_file, [], [])
