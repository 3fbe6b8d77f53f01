"""A made-up class: submissions per minute beside a plain loop of pytest over the submissions."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.progress import Progress

from benchmarks.made_up_class import make
from benchmarks.timing import print_measurement
from grader import ROOT, catalogue
from grader.catalogue.kata import Kata
from grader.classroom import readers
from grader.classroom.grading import Class, Shard, students_file
from grader.classroom.store import Store
from grader.classroom.submissions import Submission, submissions
from grader.sandbox import namespaces

KATAS = {"torch-free katas": ["31", "32", "41"], "torch katas": ["21", "42"]}
COUNT = 48
"""Submissions; four of eight are half done, one is broken, one hostile."""
PLAIN = 6
"""Of them, evenly spread, go through the plain loop too: it takes so long."""
BAR = 5.0


def report(_rounds: int) -> bool:
    """Measure both kinds of katas, print a line for each, and say whether the bar is met."""
    isolated = not namespaces.unavailable_reason()
    met = [_of(what, catalogue.katas(names), isolated) for what, names in KATAS.items()]
    return all(met)


def _of(what: str, katas: list[Kata], isolated: bool) -> bool:
    with tempfile.TemporaryDirectory(prefix="class-") as folder:
        place = Path(folder)
        make(place / "class", COUNT, katas)
        found = submissions(place / "class")
        ours = COUNT / _graded(found, place, katas, isolated)
        chosen = found[:: COUNT // PLAIN][:PLAIN]
        plain = len(chosen) / sum(_plain(one, katas) for one in chosen)
    wall = "isolated" if isolated else "not isolated"
    return print_measurement(
        f"{what} ({', '.join(kata.name[:2] for kata in katas)}): {ours * 60:.0f} submissions a "
        f"minute, {wall}, on {os.cpu_count()} cores, the warm-up included, plain pytest "
        f"{plain * 60:.0f} a minute; {ours / plain:.1f} x",
        f"{BAR:g} x",
        ours / plain >= BAR,
    )


def _graded(found: list[Submission], place: Path, katas: list[Kata], isolated: bool) -> float:
    """The seconds for the whole class; fails if a result is missing."""
    before = time.perf_counter()
    store = Store(place / "work")
    course = Class(katas, store, isolated=isolated, cores=os.cpu_count() or 1)
    with Progress(disable=True) as progress:
        listed = students_file(store, place, Shard())
        graded = course.collect(found, Shard(), listed, progress)
        course.grade(graded, progress)
    seconds = time.perf_counter() - before
    states = [graded.state(entry) for one in graded.students() for entry in one.entries]
    assert len(states) == len(found) * len(katas), len(states)
    assert "error" not in states, course.errors
    return seconds


def _plain(submission: Submission, katas: list[Kata]) -> float:
    """The seconds of one pytest over all katas of one submission, in a copy of its own."""
    with tempfile.TemporaryDirectory(prefix="plain-") as folder:
        with readers.open_submission(submission.place) as source:
            for kata in katas:
                taken = source.read_stub(kata)
                if taken.content is not None:
                    file = Path(folder) / kata.name / kata.stub_file.name
                    file.parent.mkdir()
                    file.write_bytes(taken.content)
        tests = [f"katas/{kata.name}" for kata in katas]
        command = [sys.executable, "-m", "pytest", "-q", f"--against={folder}", *tests]
        before = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=False, capture_output=True)
        return time.perf_counter() - before
