"""A class of 300: it finishes, no verdict is lost, and killed half way it gives the same report."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.made_up_class import make
from benchmarks.timing import print_measurement
from grader import ROOT, catalogue
from grader.sandbox import namespaces

KATA = "31_threshold"
COUNT = 300


def report(_rounds: int) -> bool:
    """Grade it twice, once killed half way; print a line, and say whether the reports agree."""
    katas = catalogue.katas([KATA])
    with tempfile.TemporaryDirectory(prefix="class-") as folder:
        place = Path(folder)
        make(place / "class", COUNT, katas)
        before = time.perf_counter()
        _command(place, "whole").wait()
        seconds = time.perf_counter() - before
        verdicts = len(list((place / "work-whole/results").glob("*/*.json")))
        killed = _killed(place, verdicts // 2)
        code = _command(place, "killed").wait()
        whole, resumed = (_reports(place / name) for name in ("whole", "killed"))
        students = json.loads(whole["class.json"])["students"] if whole else []
        if whole and resumed:
            _show_difference(whole["class.json"], resumed["class.json"])
    states = {entry["state"] for student in students for entry in student["entries"]}
    lost = COUNT - sum(len(student["entries"]) for student in students) or "error" in states
    return print_measurement(
        f"{len(students)} submissions, {verdicts} different files, {seconds:.0f} s; killed after "
        f"{killed} verdicts and resumed: the reports are "
        f"{'identical' if whole == resumed else 'NOT identical'}",
        f"{COUNT}, identical",
        not lost and code == 0 and bool(whole) and whole == resumed,
    )


def _command(place: Path, name: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "grader", "class", str(place / "class"), "--katas", KATA]
    command += ["--work", str(place / f"work-{name}"), "--into", str(place / name)]
    command += [part for form in ("json", "csv", "html") for part in ("--report", form)]
    command += ["--unsafe"] if namespaces.unavailable_reason() else []
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)


def _killed(place: Path, after: int) -> int:
    """Start it, kill it after so many verdicts, and say how many there are then."""
    run = _command(place, "killed")
    kept = place / "work-killed" / "results"
    while run.poll() is None and len(list(kept.glob("*/*.json"))) < after:
        time.sleep(0.05)
    run.kill()
    run.wait()
    return len(list(kept.glob("*/*.json")))


def _show_difference(one: bytes, other: bytes) -> None:
    """Print the first verdicts that differ."""
    a, b = (json.loads(content)["results"] for content in (one, other))
    different = [name for name in a if a[name] != b.get(name)]
    for name in different[:3]:
        for test, again in zip(a[name]["tests"], b[name]["tests"], strict=True):
            if test != again:
                print(f"{name} {test['name']}:\n{test['feedback']}\n-- and\n{again['feedback']}")


def _reports(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.glob("*"))}
