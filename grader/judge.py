"""The child that runs one kata's graded tests with pytest and sends each result home."""

import os
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_timeout  # noqa: F401  (imported here so that a warm parent has it already)

import grader.plugin  # noqa: F401
from grader import ROOT
from grader.verdict import TestResult

if TYPE_CHECKING:
    from grader.runner import Job


class Sender:
    """A pytest plugin that passes each result on."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def pytest_kata_result(self, result: TestResult) -> None:
        self.connection.send(result)


def judge(job: "Job", connection: Connection, scratch: Path) -> None:
    """Run the kata's tests on the file; what is printed goes nowhere but into the results."""
    os.chdir(scratch)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.dont_write_bytecode = True
    options = [f"--against={job.file}", f"--lang={job.lang}", f"--rootdir={ROOT}"]
    options += [f"--seed={job.seed}"] * (job.seed is not None) + ["-x"] * job.first_failure_only
    plugins = ["-p", "pytest_timeout", "-p", "grader.plugin", "-p", "no:cacheprovider"]
    config = ["-c", str(ROOT / "pyproject.toml"), "--assert=plain", "-q"]
    pytest.main(
        [str(job.kata.test_file), *options, *plugins, *config], plugins=[Sender(connection)]
    )
