"""The child that runs one kata's graded tests with pytest and sends each result home."""

import os
import sys
from dataclasses import dataclass
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

DONE = (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.NO_TESTS_COLLECTED)


@dataclass(frozen=True)
class Ended:
    """The last thing that a judge sends."""

    complaint: str
    """What pytest said where it could not do its work; empty where it could."""


class Sender:
    """A pytest plugin that passes each result on."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def pytest_kata_result(self, result: TestResult) -> None:
        self.connection.send(result)


def judge(job: "Job", connection: Connection, scratch: Path) -> None:
    """Run the kata's tests on the file; what pytest itself prints is kept for a complaint."""
    os.chdir(scratch)
    said = scratch / "pytest.txt"
    for stream, target in ((0, os.devnull), (1, str(said)), (2, str(said))):
        os.dup2(os.open(target, os.O_RDWR | os.O_CREAT | os.O_APPEND), stream)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.dont_write_bytecode = True
    options = [f"--against={job.file}", f"--lang={job.lang}", f"--rootdir={ROOT}"]
    if job.seed is not None:
        options.append(f"--seed={job.seed}")
    if job.first_failure_only:
        options.append("-x")
    plugins = ["-p", "pytest_timeout", "-p", "grader.plugin", "-p", "no:cacheprovider"]
    config = ["-c", str(ROOT / "pyproject.toml"), "--assert=plain", "-q"]
    arguments = [str(job.kata.test_file), *options, *plugins, *config]
    code = pytest.main(arguments, plugins=[Sender(connection)])
    done = code in DONE
    connection.send(Ended("" if done else said.read_text(encoding="utf-8", errors="replace")))
