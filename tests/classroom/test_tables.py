"""The class as CSV, for a spreadsheet, Moodle and Canvas."""

import csv

from tests.classroom.conftest import COUNT, every_report, kata_class


def test_csv_forms(course, done):
    rows = {
        name: list(csv.reader((course.root / f"whole/{name}.csv").open(newline="")))
        for name in ("class", "moodle", "canvas")
    }
    assert rows["class"][0] == [
        "submission", "points", "max_points", "10_double", "20_double", "notes",
    ]  # fmt: skip
    assert rows["moodle"][0] == ["Username", "10_double Title", "20_double Title", "Katas total"]
    assert rows["canvas"][0] == [
        "Student", "ID", "SIS User ID", "SIS Login ID", "Section", "10_double Title",
        "20_double Title",
    ]  # fmt: skip
    assert rows["canvas"][1] == ["    Points Possible", "", "", "", "", "10", "10"]
    for name, first in (("class", 1), ("moodle", 1), ("canvas", 2)):
        assert len(rows[name]) == COUNT + first
    solved = next(row for row in rows["moodle"] if row[0] == "katas-solved-0000")
    assert solved[1:] == ["10", "10", "20"]


def test_a_roster_fills_the_columns_of_moodle_and_canvas(course, done):
    (course.root / "roster.csv").write_text(
        "Student,ID,SIS Login ID,Section,Email address,repository\n"
        '"Lovelace, Ada",7,ada,A,ada@example.org,class/katas-solved-0000\n'
        "=cmd(),8,bob,B,bob@example.org,class/nobody\n"
    )
    graded = kata_class(course, "roster.csv", *every_report(), into="roster", work="work-whole")
    assert graded.returncode == 0, graded.stderr
    canvas = list(csv.reader((course.root / "roster/canvas.csv").open(newline="")))
    assert canvas[2] == ["'=cmd()", "8", "", "bob", "B", "0", "0"]
    assert canvas[3] == ["Lovelace, Ada", "7", "", "ada", "A", "10", "10"]
    moodle = list(csv.reader((course.root / "roster/moodle.csv").open(newline="")))
    assert moodle[0][:5] == ["Student", "ID", "SIS Login ID", "Section", "Email address"]
    assert moodle[2][4:] == ["ada@example.org", "10", "10", "20"]
    assert "there is no such folder or file" in (course.root / "roster/class.csv").read_text()
