"""A made-up class: nobody is lost, no zero is without a reason, everybody is answered."""

import csv
import json
import shutil
import unicodedata
import zipfile

import pytest

from grader.classroom.deadlines import parse_time
from tests.classroom import class_of_61
from tests.classroom.conftest import kata_class

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")
OPTIONS = ("--due=2026-12-01T23:59+01:00", "--late=10% per day", "--worksheet=moodle.csv")


@pytest.fixture(scope="module")
def graded(course):
    """The class, graded twice."""
    course.moodle = class_of_61.make(course.root / "class61")
    rows = "".join(f"Participant {13100 + n},,20.00,\n" for n in range(20))
    (course.root / "moodle.csv").write_text(
        f"Identifier,Grade,Maximum grade,Feedback comments\n{rows}Participant 55555,,20.00,\n"
    )
    reports = [f"--report={name}" for name in ("json", "csv", "feedback", "progress")]
    runs = [
        kata_class(course, "class61", *OPTIONS, *reports, into="sixty-one", work="work-61")
        for _ in range(2)
    ]
    assert [run.returncode for run in runs] == [0, 0], runs[0].stderr
    course.runs = runs
    course.report = json.loads((course.root / "sixty-one/class.json").read_text())
    course.students = {student["name"]: student for student in course.report["students"]}
    return course


def test_nobody_is_lost(graded):
    names = {path.name for path in (graded.root / "class61").iterdir()}
    assert len(names) == len(graded.students) == 62
    assert unicodedata.normalize("NFC", class_of_61.NFD) in graded.students
    assert "0 files newly graded" in graded.runs[1].stdout


def test_no_zero_is_silent(graded):
    zeros = [s for s in graded.students.values() if not any(e["digest"] for e in s["entries"])]
    assert {s["name"] for s in zeros} == {
        "broken-empty", "broken-rar.rar", "broken-zip", "broken-notes", "broken-twice",
    }  # fmt: skip
    for student in zeros:
        told = [*student["notes"], *(e["note"] for e in student["entries"] if e["note"])]
        assert told, student["name"]
        assert f"{student['name']}: " in graded.runs[0].stdout
    for student in graded.students.values():
        if student not in zeros:
            assert all(entry["digest"] for entry in student["entries"]), student["name"]


def test_the_points_are_those_of_the_work_in_time_or_of_late_work_less_ten_percent_a_day(graded):
    late = [s for s in graded.students.values() if s["lateness"]["days"]]
    assert [s["name"] for s in late] == [f"github-{n:02}" for n in range(0, 20, 4)]
    for student in late:
        assert student["lateness"]["percent"] == 10
        assert student["final_points"] == pytest.approx(student["points"] * 0.9)
    for name in ("github-03", "zip-0", "katas-only-0", "broken-deep"):
        assert (graded.students[name]["points"], graded.students[name]["final_points"]) == (20, 20)
    with (graded.root / "sixty-one/class.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["submission"]: row for row in csv.DictReader(file)}
    assert rows["github-00"]["days_late"] == "1"


def test_everybody_is_answered_and_moodle_knows_whom(graded):
    with zipfile.ZipFile(graded.root / "sixty-one/feedback.zip") as archive:
        folders = {name.partition("/")[0] for name in archive.namelist()}
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert len(folders) == 62
    assert set(graded.moodle) <= folders
    assert class_of_61.NFD in folders or unicodedata.normalize("NFC", class_of_61.NFD) in folders
    assert "Paul Fischer_55555_assignsubmission_file_" in folders
    for name, text in texts.items():
        assert ("Next:" in text) or ("<b>Next:</b>" in text), name
    with (graded.root / "sixty-one/worksheet.csv").open(newline="") as file:
        grades = {row["Identifier"]: row["Grade"] for row in csv.DictReader(file)}
    assert all(grades.values())
    assert grades["Participant 13100"] == "20"


def test_the_commits_of_clones_tell_when_a_kata_was_touched_and_solved(graded):
    with (graded.root / "sixty-one/progress.csv").open(newline="", encoding="utf-8") as file:
        rows = {(row["submission"], row["kata"]): row for row in csv.DictReader(file)}
    assert len(rows) == 62 * 2
    row = rows["github-03", "10_double"]
    assert (row["state"], row["commits"]) == ("solved", "1")
    assert parse_time(row["first_touched"]) == parse_time("2026-11-30T12:00+01:00")
    assert row["solved_since"] == row["first_touched"]
    row = rows["github-00", "20_double"]
    assert (row["state"], row["commits"], row["solved_since"]) == ("in_progress", "2", "")
    assert parse_time(row["last_touched"]) == parse_time("2026-12-02T12:00+01:00")
    assert rows["zip-0", "10_double"]["note"] == "no clone"
