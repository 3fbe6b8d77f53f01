"""A project with two katas, and a made-up class that is graded once for all tests."""

import json
import sys

import pytest

from benchmarks import made_up_class
from grader import catalogue
from grader.sandbox import namespaces

STUB = 'def double(value):\n    """Twice the value."""\n    raise NotImplementedError\n'
RIGHT = "def double(value):\n    return value * 2\n"
OTHER = "def double(value):\n    return value + value\n"
WRONG = (
    '"""Adds two.\n\nRejected by: test_three\n"""\n\n\ndef double(value):\n    return value + 2\n'
)
GOLDEN = """`double` returned the wrong value.
Twice three is six.
  >>> double(3)
  expected  6
  actual    5

`double` liefert den falschen Wert.
Zweimal drei ist sechs.
  >>> double(3)
  erwartet  6
  erhalten  5
"""
UNSAFE = ["--unsafe"] if namespaces.unavailable_reason() else []
COUNT = 24


@pytest.fixture(scope="session")
def course(make_workshop, tmp_path_factory):
    """A workshop with two katas, their references, and a made-up class."""
    if sys.platform == "win32":
        pytest.skip("the made-up class holds links")
    workshop = make_workshop(tmp_path_factory.mktemp("course"))
    for name in ("10_double", "20_double"):
        workshop.add(name, STUB)
        reference = workshop.root / "reference" / name
        for folder in ("accepted", "rejected"):
            (reference / folder).mkdir(parents=True)
        (reference / "double.py").write_text(RIGHT)
        (reference / "accepted/plus.py").write_text(OTHER)
        (reference / "rejected/adds_two.py").write_text(WRONG)
        (reference / "rejected/adds_two.txt").write_text(GOLDEN)
        (workshop.root / f"grader/catalogue/original_stubs/{name}.py.txt").write_text(STUB)
    katas = catalogue.katas(folder=workshop.root / "katas")
    made_up_class.make(workshop.root / "class", COUNT, katas, root=workshop.root)
    return workshop


def kata_class(course, *arguments, into="report", work="work", lang="en"):
    return course.run(
        "grader",
        "class",
        *map(str, arguments),
        f"--into={into}",
        f"--work={work}",
        f"--lang={lang}",
        *UNSAFE,
    )


def every_report():
    names = ("json", "csv", "moodle", "canvas", "html", "feedback")
    return [part for name in names for part in ("--report", name)]


def contents(folder):
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


@pytest.fixture(scope="session")
def done(course):
    """The class graded without a break."""
    run = kata_class(course, "class", *every_report(), into="whole", work="work-whole")
    assert run.returncode == 0, run.stderr
    run.report = json.loads((course.root / "whole/class.json").read_text())
    run.students = {student["name"]: student for student in run.report["students"]}
    return run
