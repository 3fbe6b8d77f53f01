"""Runs katas in processes of their own, as many at once as there are cores.

A child forked from a parent that has imported everything starts in milliseconds, and whatever
happens in it (a crash, an `os._exit`, an endless loop) hurts nobody else.
"""

import multiprocessing
import os
import signal
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from grader import PRELOAD_VARIABLE
from grader.catalogue import Kata
from grader.feedback import Feedback
from grader.inventory import tests_of
from grader.language import language, say
from grader.learner_file import LearnerFile
from grader.verdict import TestResult, Verdict, combined

STARTUP = 60.0
"""Seconds that a child may take before its first test, a cold `import torch` included."""


class GraderError(Exception):
    """Something of ours failed, and not the learner's code; the message is what pytest said."""


@dataclass(frozen=True)
class Job:
    """One kata to be run on one file."""

    kata: Kata
    file: Path
    seed: int | None = None
    lang: str = field(default_factory=language)
    first_failure_only: bool = False
    """Stop at the first failed test; what comes after it is "not_run"."""


class Runner:
    """A warm parent and the children forked from it; for use in a `with` statement."""

    def __init__(self, katas: Iterable[Kata], cores: int | None = None) -> None:
        needs = sorted({need for kata in katas for need in kata.needs})
        forks = "forkserver" in multiprocessing.get_all_start_methods()
        self._context: Any = multiprocessing.get_context("forkserver" if forks else "spawn")
        self._cores = cores or os.cpu_count() or 1
        modules = ["numpy.random", "pytest", "hypothesis", *needs, "grader.judge"]
        if "torch" in needs:
            modules.append("torch._dynamo")  # else the first optimiser costs seconds in each child
        os.environ[PRELOAD_VARIABLE] = ",".join(modules)
        if forks:
            self._context.set_forkserver_preload(["grader.preload"])

    def __enter__(self) -> "Runner":
        return self

    def __exit__(self, *_: object) -> None:
        for child in multiprocessing.active_children():
            child.kill()

    def run(self, jobs: Iterable[Job]) -> Iterator[Verdict]:
        """The verdicts in the order of the jobs, each as soon as those before it are there."""
        with ThreadPoolExecutor(self._cores) as pool:
            yield from pool.map(self._run_one, jobs)

    def _run_one(self, job: Job) -> Verdict:
        specs = tests_of(job.kata.test_file)
        results: list[TestResult] = []
        with tempfile.TemporaryDirectory(prefix="kata-", ignore_cleanup_errors=True) as scratch:
            mine, theirs = self._context.Pipe(duplex=False)
            arguments = (job, theirs, scratch)
            child = self._context.Process(target=_judge, args=arguments, daemon=True)
            child.start()
            theirs.close()
            limit = STARTUP
            ended = False
            try:
                while not ended and mine.poll(limit):
                    message = mine.recv()
                    if isinstance(message, TestResult):
                        results.append(message)
                        limit = job.kata.time_limit * 2 + 10
                    else:
                        ended = True
                        if message.complaint:
                            raise GraderError(f"{job.kata.name}: {message.complaint}")
            except EOFError:
                pass
            child.join(0.0 if ended else 1.0)
            how = "" if ended else _ending(child.exitcode)
            child.kill()
            child.join()
        file = LearnerFile(job.file)
        tests = combined(specs, results)
        if how:
            tests = tuple(_blamed(t, how, file) if t.outcome == "not_run" else t for t in tests)
        return Verdict(job.kata, file.shown, file.digest, tests)


def _judge(job: Job, connection: Connection, scratch: str) -> None:
    """The child's work; only the child, or the warm parent before it, imports pytest."""
    from grader.judge import judge

    judge(job, connection, Path(scratch))


def _ending(code: int | None) -> str:
    """How a child ended, in words; empty when it ended as it should."""
    if code is None:
        return say("said nothing any more and was stopped", "gab keine Antwort mehr")
    if code < 0:
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = str(-code)
        return say(f"was ended by signal {-code} ({name})", f"endete durch Signal {-code} ({name})")
    return say(f"ended the process with exit code {code}", f"beendete den Prozess mit Code {code}")


def _blamed(test: TestResult, how: str, file: LearnerFile) -> TestResult:
    headline = say(f"The solution {how} before this test was done.",
                   f"Die Lösung {how}, bevor dieser Test fertig war.")  # fmt: skip
    feedback = Feedback("trouble", headline, file=file.shown, digest=file.digest)
    return TestResult(test.spec, "failed", feedback=feedback)
