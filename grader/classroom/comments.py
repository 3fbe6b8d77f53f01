"""Reads what a teacher adds by hand: a CSV file with the columns student, kata, points and text."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader import UserError
from grader.classroom.csv_files import nfc, read_table
from grader.classroom.model import Remark
from grader.classroom.submission_name import participant, plain_name
from grader.grading.results import KataInfo
from grader.i18n import tr
from grader.reports.sanitize import sanitize

COLUMNS = {
    "student": ("student", "submission", "name", "abgabe"),
    "kata": ("kata",),
    "points": ("points", "punkte"),
    "text": ("text", "comment", "kommentar"),
}
"""The columns by what they hold, each with the headings that it may have; case does not matter."""
POINTS = re.compile(r"[+-]?\d{1,4}(?:[.,]\d{1,2})?")

Remarks = Mapping[str, tuple[Remark, ...]]
"""What was added by hand, by the name of the submission."""


def read_comments(file: Path, students: Iterable[str], katas: Sequence[KataInfo]) -> Remarks:
    """The remarks of a file.

    Args:
        file: the CSV file.
        students: the names of all submissions.
        katas: what is graded.

    Raises:
        UserError: the file cannot be read, or a row names no student or kata of these, or has
            points that cannot be.
    """
    headings, rows = read_table(file)
    columns = _columns(file, headings)
    reader = _Reader(file, _by_name(students), {kata.name: kata for kata in katas})
    remarks: dict[str, tuple[Remark, ...]] = {}
    for number, row in enumerate(rows, 2):
        cells = {key: row.get(heading, "") for key, heading in columns.items()}
        if any(cells.values()):
            name, remark = reader.remark(number, cells)
            remarks[name] = (*remarks.get(name, ()), remark)
    return remarks


def _columns(file: Path, headings: Sequence[str]) -> dict[str, str]:
    by_name = {heading.lower(): heading for heading in headings}
    columns = {
        key: by_name[name] for key, names in COLUMNS.items() for name in names if name in by_name
    }
    if missing := COLUMNS.keys() - columns.keys():
        which = ", ".join(sorted(missing))
        raise UserError(
            tr(
                f"{file}: the column {which} is missing; there have to be student, kata, points "
                "and text.",
                f"{file}: Es fehlt die Spalte {which}; nötig sind student, kata, points und text.",
            )
        )
    return columns


def _by_name(students: Iterable[str]) -> dict[str, set[str]]:
    """The submissions by all that names them: name, number of the participant in Moodle."""
    known: dict[str, set[str]] = {}
    for name in students:
        for word in {name, plain_name(name), participant(name)} - {""}:
            known.setdefault(nfc(word), set()).add(name)
    return known


@dataclass(frozen=True)
class _Reader:
    """Reads rows; each error names the file and the row."""

    file: Path
    students: Mapping[str, set[str]]
    katas: Mapping[str, KataInfo]

    def remark(self, number: int, cells: Mapping[str, str]) -> tuple[str, Remark]:
        name = self._student(number, cells["student"])
        kata = self._kata(number, cells["kata"])
        points = self._points(number, cells["points"], kata)
        return name, Remark(kata, points, cells["text"])

    def _student(self, number: int, word: str) -> str:
        fitting = self.students.get(word, set())
        if len(fitting) == 1:
            return next(iter(fitting))
        if fitting:
            raise self._error(
                number,
                f"{word!r} is the name of {len(fitting)} submissions; write one of "
                f"{', '.join(sorted(fitting))}.",
                f"{word!r} heißen {len(fitting)} Abgaben; schreib eine von "
                f"{', '.join(sorted(fitting))}.",
            )
        near = difflib.get_close_matches(word, self.students, 1)
        en, de = (f" Is it {near[0]}?", f" Ist es {near[0]}?") if near else ("", "")
        raise self._error(
            number,
            f"there is no submission of {word!r}.{en}",
            f"es gibt keine Abgabe von {word!r}.{de}",
        )

    def _kata(self, number: int, word: str) -> str:
        if not word:
            return ""
        fitting = [name for name in self.katas if word in (name, name[:2])]
        if not fitting:
            raise self._error(
                number,
                f"{word!r} is none of the katas that are graded.",
                f"{word!r} ist keine der Katas, die bewertet werden.",
            )
        return fitting[0]

    def _points(self, number: int, word: str, kata: str) -> float:
        if not word:
            return 0.0
        most = self.katas[kata].points if kata else sum(k.points for k in self.katas.values())
        points = float(word.replace(",", ".")) if POINTS.fullmatch(word) else None
        if points is None or abs(points) > most:
            raise self._error(
                number,
                f"{word!r} are no points; write what is added or taken away, as 2, -1 or 0.5, at "
                f"most {most}.",
                f"{word!r} sind keine Punkte; schreib, was dazukommt oder abgeht, wie 2, -1 oder "
                f"0,5, höchstens {most}.",
            )
        return points

    def _error(self, number: int, en: str, de: str) -> UserError:
        return UserError(
            sanitize(tr(f"{self.file}, row {number}: {en}", f"{self.file}, Zeile {number}: {de}"))
        )
