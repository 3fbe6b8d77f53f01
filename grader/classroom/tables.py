"""The class as CSV: a table for a spreadsheet, and the forms that Moodle and Canvas import.

For an importer an empty cell is a grade to be erased. So their files have only katas that are
graded for somebody, and only students for whom all of these could be graded.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from grader.classroom.grades import entry_grade, is_graded, total_grade
from grader.classroom.model import ClassReport, Entry, Student
from grader.classroom.submission_name import participant
from grader.i18n import tr
from grader.reports.formats import cell

CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS_POSSIBLE = "    Points Possible"
"""What Canvas writes into the first column of its second row."""

ADJUSTMENTS = (
    "days_late",
    "deduction_percent",
    "points_by_hand",
    "final_points",
    "remarks_by_hand",
)
"""Columns of class.csv on what changes the points of the tests."""
BOM = "\ufeff"
"""What tells Excel that a file is UTF-8."""


def as_csv(report: ClassReport) -> Iterator[str]:
    """A row per student: identity, points, a column per kata, and what was odd.

    Where lateness or a teacher's hand changes points, the last columns say how.
    """
    headings = _identity(report)
    katas = [each.kata.name for each in report.header.katas]
    adjusted = any(s.remarks or s.lateness for s in report.students())

    def row(student: Student) -> list[object]:
        known = [cell(student.identity.get(name, "")) for name in headings]
        points = [_raw_points(report, entry) for entry in student.entries]
        odd = "; ".join(student.oddities())
        more = _adjustments(report, student) if adjusted else []
        return [cell(student.name), *known, *report.total(student), *points, cell(odd), *more]

    yield BOM
    first = ["submission", *headings, "points", "max_points", *katas, "notes"]
    yield from _rows([[*first, *(ADJUSTMENTS if adjusted else ())]])
    yield from _rows(map(row, report.students()))


def _adjustments(report: ClassReport, student: Student) -> list[object]:
    late = student.lateness
    remarks = "; ".join(f"{r.kata}: {r.text}" if r.kata else r.text for r in student.remarks)
    return [
        late.days if late else "",
        late.percent if late else "",
        f"{sum(remark.points for remark in student.remarks):g}",
        f"{total_grade(report, student).points:g}",
        cell(remarks),
    ]


def as_moodle(report: ClassReport) -> Iterator[str]:
    """For the import of grades in Moodle: the roster's own columns, then one per kata.

    Without a roster the number of the participant in the name of Moodle's own folder stands for
    the student, or else the submission's name for the user name.
    """
    headings = _identity(report)
    students = [student.name for student in report.students()]
    numbered = not headings and all(map(participant, students))
    graded = _graded_katas(report)
    katas = [f"{e.kata.name} {e.kata.title}" for e in report.header.katas if e.kata.name in graded]

    def row(student: Student, points: list[str]) -> list[object]:
        known = [cell(student.identity.get(name, "")) for name in headings]
        known = known or [participant(student.name) if numbered else cell(student.name)]
        return [*known, *points, f"{total_grade(report, student).points:g}"]

    total = tr("Katas total", "Katas gesamt")
    first = headings or (["Identifier"] if numbered else ["Username"])
    yield from _rows([[*map(cell, first), *map(cell, katas), total]])
    yield from _rows(row(*both) for both in _complete(report, graded))


def as_canvas(report: ClassReport) -> Iterator[str]:
    """For the import of grades in Canvas: its five columns, then an assignment per kata.

    They are filled from the roster's columns of the same names. Without any of them the
    submission's name stands for the login.
    """
    graded = _graded_katas(report)
    katas = [each.kata for each in report.header.katas if each.kata.name in graded]

    def row(student: Student, points: list[str]) -> list[object]:
        by_name = {key.lower(): value for key, value in student.identity.items()}
        known = [by_name.get(name.lower(), "") for name in CANVAS]
        known[0] = known[0] or student.name
        if not any(known[1:4]):
            known[3] = student.name
        return [*map(cell, known), *points]

    yield from _rows([[*CANVAS, *(cell(f"{kata.name} {kata.title}") for kata in katas)]])
    yield from _rows([[POINTS_POSSIBLE, "", "", "", "", *(kata.points for kata in katas)]])
    yield from _rows(row(*both) for both in _complete(report, graded))


def _graded_katas(report: ClassReport) -> set[str]:
    """The katas that could be graded for at least one student."""
    return {
        entry.kata
        for student in report.students()
        for entry in student.entries
        if is_graded(report, student, entry)
    }


def _complete(report: ClassReport, graded: set[str]) -> Iterator[tuple[Student, list[str]]]:
    """The students whose katas could all be graded, each with the points that count."""
    for student in report.students():
        entries = [entry for entry in student.entries if entry.kata in graded]
        if all(is_graded(report, student, entry) for entry in entries):
            points = (entry_grade(report, student, entry).points for entry in entries)
            yield student, [f"{number:g}" for number in points]


def _raw_points(report: ClassReport, entry: Entry) -> int | str:
    """The points of the tests; empty where nothing could be graded."""
    result = report.result(entry)
    return result.points if result.graded and report.state(entry) != "error" else ""


def _identity(report: ClassReport) -> list[str]:
    return list(dict.fromkeys(name for s in report.students() for name in s.identity))


def _rows(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    for row in rows:
        out = io.StringIO()
        csv.writer(out).writerow(list(row))
        yield out.getvalue()


FORMATS: dict[str, tuple[str, Callable[[ClassReport], Iterator[str]]]] = {
    "csv": ("class.csv", as_csv),
    "moodle": ("moodle.csv", as_moodle),
    "canvas": ("canvas.csv", as_canvas),
}
