"""From saving a file to the first sign and to the verdict on the screen, in a real `kata watch`."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import print_measurement
from grader import ROOT, catalogue
from grader.catalogue.kata import Kata
from grader.catalogue.locations import solution_file
from grader.grading.runner import Runner
from grader.sandbox.messages import Job

KATAS = ("31_threshold", "42_max_pooling")
BAR, FIRST_SIGN_BAR = 0.150, 0.050
RUNNING = b"running"
SOLVED = b"Solved:"
QUIET = 0.3
"""Seconds between a verdict and the next save."""


def report(rounds: int) -> bool:
    """Measure, print a line per kata, and say whether the bar is met."""
    if sys.platform == "win32":
        print("save to verdict: not measured, since Windows has no pseudo-terminal to measure in")
        return True
    met = [_of(kata, rounds) for kata in catalogue.katas(KATAS)]  # all of them, met or not
    return all(met)


def _of(kata: Kata, rounds: int) -> bool:
    reference = solution_file(kata, ROOT / "reference")
    with Runner([kata], cores=1) as runner:
        verdicts = [next(runner.run([Job(kata, reference)])) for _ in range(rounds + 1)][1:]
    body = statistics.median(sum(t.seconds for t in v.tests) for v in verdicts)
    with tempfile.TemporaryDirectory(prefix="saving-") as folder:
        copy = Path(folder)
        for name in ("grader", f"katas/{kata.name}"):
            shutil.copytree(ROOT / name, copy / name)
        for name in ("conftest.py", "pyproject.toml"):
            shutil.copy(ROOT / name, copy)
        took = _saved(kata, copy, reference.read_text(encoding="utf-8"), rounds)
    first_sign = statistics.median(times.first_sign for times in took)
    verdict = statistics.median(times.verdict for times in took)
    over = verdict - body
    met = [
        print_measurement(
            f"{kata.name}: {first_sign * 1000:.0f} ms from save to first sign (median of {rounds})",
            f"{FIRST_SIGN_BAR * 1000:g} ms",
            first_sign <= FIRST_SIGN_BAR,
        ),
        print_measurement(
            f"{kata.name}: {verdict * 1000:.0f} ms from save to verdict, "
            f"{over * 1000:.0f} ms of them not in the tests (median of {rounds})",
            f"{BAR * 1000:g} ms",
            over <= BAR,
        ),
    ]
    return all(met)


@dataclass(frozen=True)
class Times:
    """Seconds from a save until something is on the screen."""

    first_sign: float
    verdict: float


def _saved(kata: Kata, copy: Path, solution: str, rounds: int) -> list[Times]:
    """The times of each round, after two that do not count."""
    with watching(kata, copy) as times_of:
        took = [times_of(f"{solution}# {number}\n") for number in range(rounds + 2)]
    return took[2:]


@contextmanager
def watching(kata: Kata, copy: Path) -> Iterator[Callable[[str], Times]]:
    """A running `kata watch`; gives what saves a right solution and times what is shown of it."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "grader", "watch", kata.name, "--lang", "en"]
    watch = subprocess.Popen(
        command,
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), "TERM": "xterm"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    screen = _Screen(ours)
    file = copy / "katas" / kata.name / kata.stub_file.name

    def times_of(text: str) -> Times:
        time.sleep(QUIET)
        before = time.perf_counter()
        file.write_text(text, encoding="utf-8")
        screen.wait_for(RUNNING)
        first_sign = time.perf_counter() - before
        screen.wait_for(SOLVED)
        verdict = time.perf_counter() - before
        screen.wait_for(b"q quit")
        return Times(first_sign, verdict)

    try:
        screen.wait_for(b"q quit")
        yield times_of
    finally:
        os.write(ours, b"q")
        watch.wait(10)
        os.close(ours)
        os.close(theirs)


class _Screen:
    """What a program wrote to a terminal."""

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self._unread = b""

    def wait_for(self, text: bytes) -> None:
        """Read on until the text comes; what lies before it has been read then."""
        while text not in self._unread:
            self._unread += os.read(self._terminal, 4096)
        self._unread = self._unread.split(text, 1)[1]
