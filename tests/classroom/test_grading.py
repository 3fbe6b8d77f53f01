"""What was graded is not graded again, and what was too slow gets another run."""

import json
import os
import shutil
import subprocess
import sys
import time

import pytest
from rich.progress import Progress

from grader import catalogue
from grader.catalogue import test_specs
from grader.classroom import grading
from grader.classroom.grading import Class, Shard
from grader.classroom.store import Store
from grader.classroom.submissions import Submission
from grader.grading.feedback import Feedback
from grader.grading.results import KataInfo, KataResult, TestResult
from tests.classroom.conftest import OTHER, RIGHT, STUB, UNSAFE, contents, every_report, kata_class


def test_identical_files_are_graded_once(done):
    handed_in = [(e["kata"], e["digest"]) for s in done.students.values() for e in s["entries"]]
    different = set(handed_in)
    assert len(different) < len(handed_in)
    assert len(done.report["results"]) == len(different)
    assert f"{len(different)} files newly graded" in done.stdout


def test_no_path_of_the_store_is_in_the_report(course, done):
    assert "work-whole" not in (course.root / "whole/class.json").read_text()
    assert "katas/10_double/double.py" in (course.root / "whole/class.json").read_text()


def test_killed_half_way_and_resumed_it_gives_the_identical_report(course, done):
    command = [sys.executable, "-m", "grader", "class", "class", *every_report(), "--into",
               "resumed", "--work", "work-resumed", "--lang", "en", *UNSAFE]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(course.root), "KATA_LANG": "en"}
    results = course.root / "work-resumed/results"
    run = subprocess.Popen(
        command,
        cwd=course.root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 100
    while len(list(results.glob("*/*.json"))) < 8 and time.monotonic() < deadline:
        assert run.poll() is None
        time.sleep(0.02)
    run.kill()
    run.communicate()
    half = len(list(results.glob("*/*.json")))
    assert not (course.root / "resumed").exists()
    again = kata_class(course, "class", *every_report(), into="resumed", work="work-resumed")
    assert again.returncode == 0, again.stderr
    all_of_them = len(list(results.glob("*/*.json")))
    assert 8 <= half < all_of_them
    assert f"{all_of_them - half} files newly graded" in again.stdout
    assert contents(course.root / "resumed") == contents(course.root / "whole")


def test_a_second_run_grades_only_what_changed(course, done, tmp_path):
    shutil.copytree(course.root / "class", tmp_path / "class", symlinks=True)
    again = kata_class(course, tmp_path / "class", work="work-whole")
    assert ", 0 files newly graded" in again.stdout
    stub = tmp_path / "class/katas-solved-0000/katas/10_double/double.py"
    stub.write_text(OTHER + "# a second thought\n")
    again = kata_class(course, tmp_path / "class", work="work-whole")
    assert ", 1 files newly graded" in again.stdout
    again = kata_class(course, tmp_path / "class", "--seed", 7, "--katas", 10, work="work-whole")
    assert ", 0 files newly graded" not in again.stdout


def test_a_course_says_which_katas_are_graded(course, done):
    (course.root / "courses").mkdir(exist_ok=True)
    (course.root / "courses/mine.toml").write_text('title = "Mine"\nsteps = ["20"]\n')
    run = kata_class(course, "class", "--course", "mine", into="by-course", work="work-whole")
    assert ", 0 files newly graded" in run.stdout
    report = json.loads((course.root / "by-course/class.json").read_text())
    assert [kata["kata"]["name"] for kata in report["katas"]] == ["20_double"]


LOOKS = """
import os
def double(value):
    seen = [os.path.exists(path) for path in {paths!r}]  # no audit event tells of it
    raise RuntimeError(f"{{seen}} {{dict(os.environ).get('TEACHERS_SECRET')}}")
"""


@pytest.mark.skipif(bool(UNSAFE), reason="no isolation here")
def test_a_solution_sees_neither_the_others_nor_tests_nor_the_environment(course, done, tmp_path):
    other = next((course.root / "work-whole/stubs").glob("*/double.py"))
    paths = [
        course.root / "class/katas-solved-0000/katas/10_double/double.py",
        other,
        course.root / "katas/10_double/test_double.py",
        course.root / "reference/10_double/double.py",
        course.root / "grader/__init__.py",
    ]
    file = tmp_path / "class/spy/katas/10_double/double.py"
    file.parent.mkdir(parents=True)
    file.write_text(LOOKS.format(paths=[str(path) for path in paths]))
    environment = {"TEACHERS_SECRET": "token"}
    run = course.run("grader", "class", str(tmp_path / "class"), "--katas", "10", "--work",
                    "work-spy", "--into", "spy", **environment)  # fmt: skip
    assert run.returncode == 0, run.stderr
    said = json.loads((course.root / "spy/class.json").read_text())["results"]
    headline = next(iter(said.values()))["tests"][0]["feedback"]["headline"]
    assert "RuntimeError: [False, False, False, False, True] None" in headline


@pytest.mark.skipif(bool(UNSAFE), reason="no isolation here")
def test_a_grader_that_cannot_isolate_blames_itself_and_not_the_solution(make_workshop, tmp_path):
    broken = make_workshop(tmp_path / "broken")
    broken.add("10_double", STUB)
    with (broken.root / "grader/sandbox/namespaces.py").open("a") as harness:
        harness.write(
            "\n\ndef unavailable_reason():\n    return ''\n\n\n"
            "def enter_namespaces(*_):\n    raise SandboxUnavailable('no more namespaces')\n"
        )
    file = broken.root / "class/anna/katas/10_double/double.py"
    file.parent.mkdir(parents=True)
    file.write_text(RIGHT)
    run = broken.run("grader", "class", "class", "--into", "r", "--work", "w")
    assert run.returncode == 3, run.stderr
    assert "The grader itself failed: 10_double" in run.stderr
    assert "no more namespaces" in run.stderr
    assert "Handed in by: anna" in run.stderr
    student = json.loads((broken.root / "r/class.json").read_text())["students"][0]
    assert student["entries"][0]["state"] == "error"
    assert list((broken.root / "w").glob("results/*/*")) == []


class Slow:
    """A runner that finds the first run of every solution too slow."""

    def __init__(self, *_):
        self.runs = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def run_one(self, job, _cancel=None):
        specs = test_specs.read_test_specs(job.kata.test_file)
        first = job not in self.runs
        self.runs.append(job)
        feedback = Feedback("time", "Too slow.") if first else None
        outcome = "failed" if first else "passed"
        tests = tuple(TestResult(spec.name, outcome, feedback=feedback) for spec in specs)
        return KataResult(KataInfo.of(job.kata), str(job.file), "digest", tests)


def test_what_used_up_its_own_time_gets_no_second_run(tmp_path, monkeypatch):
    monkeypatch.setattr(grading, "Runner", Slow)
    file = tmp_path / "anna/katas/31_threshold/threshold.py"
    file.parent.mkdir(parents=True)
    file.write_text("x = 1\n")
    store = Store(tmp_path / "work")
    course = Class(catalogue.katas(["31"]), store, isolated=False, cores=2)
    with Progress(disable=True) as progress:
        handed_in = [Submission("anna", tmp_path / "anna")]
        report = course.collect(handed_in, Shard(), tmp_path / "students.jsonl", progress)
        assert course.grade(report, progress) == 1
    assert report.total(next(report.students())) == (0, 10)
