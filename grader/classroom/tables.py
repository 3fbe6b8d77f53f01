"""The class as CSV: a table for a spreadsheet, and the forms that Moodle and Canvas import.

For an importer an empty cell is a grade to be erased. So their files have only katas that are
graded for somebody, and only students for whom all of these could be graded.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from grader.classroom.model import ClassReport, Entry, Student
from grader.classroom.submission_name import participant
from grader.i18n import tr
from grader.reports.formats import cell

CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS_POSSIBLE = "    Points Possible"
"""What Canvas writes into the first column of its second row."""

BOM = "\ufeff"
"""What tells Excel that a file is UTF-8."""


def as_csv(report: ClassReport) -> Iterator[str]:
    """A row per student: identity, points, a column per kata, and what was odd."""
    headings = _identity(report)
    katas = [each.kata.name for each in report.header.katas]

    def row(student: Student) -> list[object]:
        known = [cell(student.identity.get(name, "")) for name in headings]
        points = [_points(report, entry) for entry in student.entries]
        odd = "; ".join(student.oddities())
        return [cell(student.name), *known, *report.total(student), *points, cell(odd)]

    yield BOM
    yield from _rows([["submission", *headings, "points", "max_points", *katas, "notes"]])
    yield from _rows(map(row, report.students()))


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

    def row(student: Student, points: list[int]) -> list[object]:
        known = [cell(student.identity.get(name, "")) for name in headings]
        known = known or [participant(student.name) if numbered else cell(student.name)]
        return [*known, *points, sum(points)]

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

    def row(student: Student, points: list[int]) -> list[object]:
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
        if _points(report, entry) != ""
    }


def _complete(report: ClassReport, graded: set[str]) -> Iterator[tuple[Student, list[int]]]:
    """The students whose katas could all be graded, each with the points."""
    for student in report.students():
        points = [_points(report, entry) for entry in student.entries if entry.kata in graded]
        whole = [number for number in points if isinstance(number, int)]
        if len(whole) == len(points):
            yield student, whole


def _points(report: ClassReport, entry: Entry) -> int | str:
    """Empty where nothing could be graded."""
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
