"""The class as CSV, for a spreadsheet, Moodle and Canvas."""

import csv

from grader.classroom.model import ClassKata, ClassReport, Entry, Header, Student
from grader.classroom.tables import as_canvas, as_csv, as_moodle
from grader.grading.results import KataInfo, KataResult, TestResult
from grader.reports.formats import cell
from tests.classroom.conftest import COUNT, every_report, kata_class


def test_csv_forms(course, done):
    rows = {
        name: list(
            csv.reader((course.root / f"whole/{name}.csv").open(newline="", encoding="utf-8-sig"))
        )
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
    canvas = list(
        csv.reader((course.root / "roster/canvas.csv").open(newline="", encoding="utf-8-sig"))
    )
    assert canvas[2] == ["'=cmd()", "8", "", "bob", "B", "0", "0"]
    assert canvas[3] == ["Lovelace, Ada", "7", "", "ada", "A", "10", "10"]
    moodle = list(
        csv.reader((course.root / "roster/moodle.csv").open(newline="", encoding="utf-8-sig"))
    )
    assert moodle[0][:5] == ["Student", "ID", "SIS Login ID", "Section", "Email address"]
    assert moodle[2][4:] == ["ada@example.org", "10", "10", "20"]
    assert "there is no such folder or file" in (course.root / "roster/class.csv").read_text()


def test_without_a_roster_moodle_gets_its_own_number_of_the_participant(tmp_path):
    names = ("Groß_Ina_7_assignsubmission_file", "Müller_Anna_13110_assignsubmission_file_")
    rows = list(csv.reader(as_moodle(made_report(tmp_path, names))))
    assert [row[0] for row in rows] == ["Identifier", "7", "13110"]


def test_an_importer_gets_no_empty_cell_and_a_spreadsheet_does(tmp_path):
    report = made_report(tmp_path, ("anna", "bert"), ungraded=("bert",))
    for view, first in ((as_moodle, 1), (as_canvas, 2)):
        rows = list(csv.reader(view(report)))[first:]
        assert len(rows) == 1
        assert "anna" in rows[0]
        assert rows[0][-1] == "10"
    text = "".join(as_csv(report))
    assert text.startswith("\ufeff")
    assert ["bert", "0", "10", "", ""] in list(csv.reader(text.splitlines()))


def test_no_cell_is_a_formula_whatever_divides_the_cells():
    assert cell("a;=cmd()") == "a;'=cmd()"
    assert cell("=1") == "'=1"
    assert cell("Lovelace, Ada; x") == "Lovelace, Ada; x"


def made_report(folder, names, ungraded=()):
    """A report on one kata, solved by everybody but those for whom the grader failed."""
    kata = KataInfo("31_threshold", "Title", 8, 10)
    header = Header(None, True, (ClassKata(kata, "print", {"test_x": "why"}),))
    students = folder / "students.jsonl"
    lines = []
    for name in names:
        key = "failed" if name in ungraded else "solved"
        entry = Entry(kata.name, key, "threshold.py", "digest")
        lines.append(Student(name, {}, (), (entry,)).to_json())
    students.write_text("\n".join(lines), encoding="utf-8")
    solved = KataResult(kata, "threshold.py", "digest", (TestResult("test_x", "passed"),))
    return ClassReport(header, students, {"solved": solved}.get)
