"""A thousand broken solutions: each gets a verdict, and nothing is left behind."""

import os
import random
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from multiprocessing import resource_tracker
from pathlib import Path
from tokenize import TokenError, generate_tokens

import psutil

from benchmarks.timing import print_measurement
from grader import ROOT, catalogue
from grader.catalogue.locations import solution_file
from grader.grading.runner import Runner
from grader.sandbox.messages import Job

COUNT = 1000
TIME_LIMIT = 0.5
"""Seconds per test, since some of the broken ones never end."""
MARK = "KATA_FUZZ"


def report(_rounds: int) -> bool:
    """Run them, print a line, and say whether every one got a verdict and nothing was left."""
    if sys.platform != "win32":
        resource_tracker.ensure_running()  # multiprocessing's own; it stays as long as we do
    os.environ[MARK] = mark = uuid.uuid4().hex
    before, start = _scratch(), time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        jobs = list(_jobs(Path(folder), random.Random(0)))
        with Runner(()) as runner:
            verdicts = list(runner.run(jobs))
    seconds = time.perf_counter() - start
    del os.environ[MARK]
    solved = sum(verdict.solved for verdict in verdicts)
    complete = all(t.outcome in ("passed", "failed") for v in verdicts for t in v.tests)
    processes, files = _processes(mark), len(_scratch() - before)
    print(f"{len(verdicts)} fuzzed solutions in {seconds:.0f} s, {solved} of them still right")
    return print_measurement(
        f"verdicts: {len(verdicts)}, left behind: {processes} processes, {files} folders",
        f"{COUNT}, 0, 0",
        len(verdicts) == COUNT and complete and processes == files == 0,
    )


def _jobs(folder: Path, dice: random.Random) -> Iterator[Job]:
    katas = [kata for kata in catalogue.katas() if not kata.needs]
    for number in range(COUNT):
        kata = replace(dice.choice(katas), time_limit=TIME_LIMIT)
        source = solution_file(kata, ROOT / "reference").read_text(encoding="utf-8")
        file = folder / str(number) / kata.stub_file.name
        file.parent.mkdir()
        file.write_bytes(dice.choice(WAYS)(source, dice))
        yield Job(kata, file)


def _random_bytes(_source: str, dice: random.Random) -> bytes:
    return dice.randbytes(dice.randrange(2000))


def _truncated(source: str, dice: random.Random) -> bytes:
    return source[: dice.randrange(len(source))].encode()


def _lines_deleted(source: str, dice: random.Random) -> bytes:
    share = dice.random() / 3
    return "\n".join(line for line in source.splitlines() if dice.random() > share).encode()


def _tokens_swapped(source: str, dice: random.Random) -> bytes:
    """Two words or signs of one line change places."""
    lines = source.splitlines()
    places = [n for n, line in enumerate(lines) if len(line.split()) > 1]
    place = dice.choice(places)
    try:
        tokens = [t.string for t in generate_tokens(StringIO(lines[place].strip()).readline)]
    except (TokenError, SyntaxError):
        tokens = lines[place].split()
    one, other = dice.randrange(len(tokens)), dice.randrange(len(tokens))
    tokens[one], tokens[other] = tokens[other], tokens[one]
    indent = lines[place][: len(lines[place]) - len(lines[place].lstrip())]
    lines[place] = indent + " ".join(tokens)
    return "\n".join(lines).encode()


WAYS = (_random_bytes, _truncated, _lines_deleted, _tokens_swapped)


def _scratch() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob("kata-*"))


def _processes(mark: str) -> int:
    """How many processes there still are that were started meanwhile."""
    left = 0
    for process in psutil.process_iter():
        try:
            left += process.environ().get(MARK) == mark
        except (psutil.Error, OSError):
            continue
    return left
