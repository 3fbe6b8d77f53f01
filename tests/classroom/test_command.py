"""`kata class`: a whole class is graded, and what was asked for wrongly is named."""

import json
import os
import re
import signal
import subprocess
import sys
import time

from grader import ROOT
from grader.classroom.command import REPORTS
from tests.classroom.conftest import COUNT, UNSAFE, kata_class


def test_every_submission_gets_a_result_for_every_kata(done):
    assert len(done.report["students"]) == COUNT
    for student in done.students.values():
        assert [entry["kata"] for entry in student["entries"]] == ["10_double", "20_double"]
        for entry in student["entries"]:
            found = done.report["results"][entry["result"]]
            assert len(found["tests"]) == 2
            assert {test["outcome"] for test in found["tests"]} <= {"passed", "failed"}


def test_points_are_what_the_solutions_are_worth(done):
    for name, student in done.students.items():
        if "solved" in name:
            assert student["points"] == student["max_points"] == 20, name
        if "broken" in name or "hostile" in name:
            assert student["points"] < 20, name
    states = {c["state"] for s in done.students.values() for c in s["entries"]}
    assert {"solved", "in_progress", "not_started", "missing"} <= states


def test_what_is_odd_is_named_and_graded_as_missing(done):
    named = {
        entry["note"]: entry
        for student in done.students.values()
        for entry in student["entries"]
        if entry["note"]
    }
    missing = {"is a symbolic link", "is a folder", "is larger than 1 MiB"}
    assert set(named) == missing | {"line 2 ends processes (_exit)"}
    for entry in map(named.get, missing):
        assert (entry["state"], entry["points"], entry["digest"]) == ("missing", 0, "")


def test_without_isolation_it_needs_unsafe_and_says_so(course):
    code = (
        "from grader.sandbox import namespaces\n"
        "namespaces.unavailable_reason = lambda: 'no namespaces'\n"
        "from grader.cli import main\n"
        "import sys\n"
        "if __name__ == '__main__':\n    sys.exit(main(sys.argv[1:]))\n"
    )
    (course.root / "without_isolation.py").write_text(code)
    command = ["without_isolation", "class", "class", "--katas", "10", "--work", "work-unsafe"]
    refused = course.run(*command)
    assert refused.returncode == 2
    assert "cannot be isolated on this system (no namespaces)" in refused.stderr
    assert "--unsafe" in refused.stderr
    part = ["--shard", "1/12", "--into", "unsafe"]
    assert course.run(*command, *part, "--unsafe").returncode == 0
    assert "Graded with --unsafe" in (course.root / "unsafe/class.html").read_text()
    assert json.loads((course.root / "unsafe/class.json").read_text())["isolated"] is False


def test_a_part_can_be_listed_before_it_is_there(course):
    (course.root / "later.csv").write_text(
        "name,repository\nb,submissions/org/b\na,submissions/org/a\nc,submissions/org/c\n"
    )
    listed = kata_class(course, "later.csv", "--shard", "1/2", "--list", "part.txt")
    assert (listed.returncode, listed.stdout) == (0, "")
    assert (course.root / "part.txt").read_text() == "submissions/org/a\nsubmissions/org/c\n"


def test_the_workflow_says_what_the_command_knows():
    text = (ROOT / ".github/workflows/class.yml").read_text(encoding="utf-8")
    said = set(re.findall(r"(?<=\s)--(?:shard|report|list|katas|seed)\b", text))
    assert said == {"--shard", "--report", "--list", "--katas", "--seed"}
    command = "nox -s class -- merge parts/*/class.json"
    assert command in text
    for name in re.findall(r"--report (\w+)", text):
        assert name in REPORTS


def test_it_says_what_it_needs(course):
    (course.root / "nobody.csv").write_text("student,kata,points,text\nnobody,10,1,x\n")
    for arguments, complaint in (
        (["nowhere"], "give a folder of submissions"),
        (["class", "more"], "takes one folder"),
        (["class", "--comments", "nobody.csv"], "row 2: there is no submission of 'nobody'"),
        (["class", "--late", "10% per day"], "--late needs a deadline"),
        (["class", "--late", "much", "--due", "2026-12-01T23:59"], "10% per day"),
        (["class", "--due", "tomorrow"], "write day and time"),
        (["class", "--worksheet", "nobody.csv"], "no grading worksheet of Moodle"),
        (["class", "--shard", "4/3"], "write 2/5 for the second of five parts"),
        (["merge"], "which reports?"),
    ):
        run = kata_class(course, *arguments)
        assert run.returncode == 2
        assert complaint in run.stderr


def test_the_signal_of_ctrl_c_stops_it_and_nothing_is_lost(course):
    command = [sys.executable, "-m", "grader", "class", "class", "--work", "work-stopped",
               "--into", "stopped", *UNSAFE]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(course.root), "KATA_LANG": "en"}
    run = subprocess.Popen(
        command, cwd=course.root, env=environment, stderr=subprocess.PIPE, text=True
    )
    results = course.root / "work-stopped/results"
    deadline = time.monotonic() + 100
    while not list(results.glob("*/*.json")) and time.monotonic() < deadline:
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=30)
    assert run.returncode == 130
    assert said == "Stopped.\n"
    assert list(results.glob("*/*.json"))
    assert list((course.root / "work-stopped").glob("**/*.part")) == []
