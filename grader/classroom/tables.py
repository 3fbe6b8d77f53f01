"""The class as CSV: a table for a spreadsheet, and the forms that Moodle and Canvas import."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from grader.classroom.model import ClassReport, Entry, Student
from grader.i18n import tr
from grader.reports.formats import cell

CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS_POSSIBLE = "    Points Possible"
"""What Canvas writes into the first column of its second row."""


def as_csv(report: ClassReport) -> Iterator[str]:
    """A row per student: identity, points, a column per kata, and what was odd."""
    headings = _identity(report)
    katas = [each.kata.name for each in report.header.katas]

    def row(student: Student) -> list[object]:
        known = [cell(student.identity.get(name, "")) for name in headings]
        points = [_points(report, entry) for entry in student.entries]
        odd = "; ".join(student.oddities())
        return [cell(student.name), *known, *report.total(student), *points, cell(odd)]

    yield from _rows([["submission", *headings, "points", "max_points", *katas, "notes"]])
    yield from _rows(map(row, report.students()))


def as_moodle(report: ClassReport) -> Iterator[str]:
    """For the import of grades in Moodle: the roster's own columns, then one per kata.

    Without a roster the submission's name stands for the user name.
    """
    headings = _identity(report)
    katas = [f"{each.kata.name} {each.kata.title}" for each in report.header.katas]

    def row(student: Student) -> list[object]:
        known = [cell(student.identity.get(name, "")) for name in headings]
        points = [_points(report, entry) for entry in student.entries]
        return [
            *(known or [cell(student.name)]),
            *points,
            sum(p for p in points if isinstance(p, int)),
        ]

    total = tr("Katas total", "Katas gesamt")
    yield from _rows([[*(headings or ["Username"]), *map(cell, katas), total]])
    yield from _rows(map(row, report.students()))


def as_canvas(report: ClassReport) -> Iterator[str]:
    """For the import of grades in Canvas: its five columns, then an assignment per kata.

    They are filled from the roster's columns of the same names. Without any of them the
    submission's name stands for the login.
    """
    katas = [each.kata for each in report.header.katas]

    def row(student: Student) -> list[object]:
        by_name = {key.lower(): value for key, value in student.identity.items()}
        known = [by_name.get(name.lower(), "") for name in CANVAS]
        known[0] = known[0] or student.name
        if not any(known[1:4]):
            known[3] = student.name
        return [*map(cell, known), *(_points(report, entry) for entry in student.entries)]

    yield from _rows([[*CANVAS, *(cell(f"{kata.name} {kata.title}") for kata in katas)]])
    yield from _rows([[POINTS_POSSIBLE, "", "", "", "", *(kata.points for kata in katas)]])
    yield from _rows(map(row, report.students()))


def _points(report: ClassReport, entry: Entry) -> int | str:
    """Empty where nothing could be graded: an import then leaves the grade as it is."""
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
