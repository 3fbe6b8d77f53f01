"""The points that count: those of the tests, less what is late, and what a teacher adds by hand."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from grader.classroom.model import ClassReport, Entry, Student
from grader.i18n import tr


@dataclass(frozen=True)
class Grade:
    """Points that count, of those possible."""

    points: float
    """With two digits behind the point at most."""
    max_points: int
    """0 where nothing was graded, by the tests or by hand."""


def entry_grade(report: ClassReport, student: Student, entry: Entry) -> Grade:
    """The grade of one kata: lateness lowers the points of the tests, not those given by hand."""
    result = report.result(entry)
    remarks = [remark for remark in student.remarks if remark.kata == entry.kata]
    by_hand = sum(remark.points for remark in remarks)
    graded = bool(result.graded) or any(remark.points for remark in remarks)
    possible = result.kata.points if graded else 0
    percent = student.lateness.percent if student.lateness else 0
    return Grade(_bounded(result.points * (100 - percent) / 100 + by_hand, possible), possible)


def is_graded(report: ClassReport, student: Student, entry: Entry) -> bool:
    """Whether the tests or a teacher gave points for a kata."""
    tests = bool(report.result(entry).graded) and report.state(entry) != "error"
    return tests or any(r.points for r in student.remarks if r.kata == entry.kata)


def total_grade(report: ClassReport, student: Student) -> Grade:
    """The grade of a submission: the sum of its katas and what is given for all of it by hand."""
    grades = [entry_grade(report, student, entry) for entry in student.entries]
    possible = sum(grade.max_points for grade in grades)
    points = sum(grade.points for grade in grades)
    return Grade(_bounded(points + sum(r.points for r in student.remarks if not r.kata), possible),
                 possible)  # fmt: skip


def is_adjusted(student: Student) -> bool:
    """Whether the points that count can differ from those of the tests."""
    late = student.lateness is not None and student.lateness.percent > 0
    return late or any(remark.points for remark in student.remarks)


def shown(points: float, *, sign: bool = False) -> str:
    """Points as a person writes them: 7, or 7.5 and 7,5."""
    rounded = round(points, 2)
    number = f"{rounded:+g}" if sign else f"{rounded:g}"
    return tr(number, number.replace(".", ","))


def _bounded(points: float, possible: int) -> float:
    """Not below zero, and not above what an importer takes for the maximum."""
    rounded = Decimal(str(points)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return min(max(float(rounded), 0.0), float(possible))
