"""Fills in Moodle's grading worksheet: the CSV under "Download grading worksheet".

Its rows are found by the number of the participant, which is also in the names of the folders that
Moodle packs. What stands in it already is kept, in whatever language and with whatever delimiter.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from grader import UserError
from grader.classroom import grades
from grader.classroom.csv_files import decode, delimiter_of
from grader.classroom.feedback import late_sentence
from grader.classroom.model import ClassReport, Student
from grader.classroom.submission_name import participant
from grader.i18n import tr
from grader.reports.sanitize import sanitize
from grader.reports.terminal import state_name

HEADINGS = {
    "identifier": ("identifier", "id", "teilnehmer/in"),
    "grade": ("grade", "bewertung"),
    "maximum": ("maximum grade", "bestwertung"),
    "locked": ("grade can be changed", "bewertung kann geändert werden"),
    "comments": ("feedback comments", "feedback als kommentar"),
}
"""The worksheet's columns in English and German, in small letters."""
NEEDED = ("identifier", "grade", "maximum", "comments")
LAST_NUMBER = re.compile(r"(\d+)\s*$")
"""The number of the participant: it ends the identifier, as in Participant 13110."""
NO = ("no", "nein")


@dataclass
class Filled:
    """A worksheet that was filled in, and what is to be said about it."""

    text: str
    """The whole file, to be written as UTF-8."""
    rows: int = 0
    """Rows that have got a grade."""
    sentences: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """A worksheet as Moodle gave it."""

    file: Path
    rows: list[list[str]]
    """The headings, then a row per student."""
    columns: Mapping[str, int]
    """The index of each column that is there, by its key in HEADINGS."""
    delimiter: str
    mark: str
    """The byte order mark that the file begins with, if any."""

    @classmethod
    def read(cls, file: Path) -> "Sheet":
        """Read a worksheet.

        Raises:
            UserError: it cannot be read, or is no worksheet of Moodle.
        """
        try:
            content = file.read_bytes()
        except OSError as error:
            raise UserError(f"{file}: {error.strerror}") from None
        text = decode(content)
        delimiter = delimiter_of(text)
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        mark = "\ufeff" if content.startswith(b"\xef\xbb\xbf") else ""
        return cls(file, rows, _columns(file, rows), delimiter, mark)

    def text(self) -> str:
        """The whole file."""
        out = io.StringIO()
        csv.writer(out, delimiter=self.delimiter, lineterminator="\n").writerows(self.rows)
        return self.mark + out.getvalue()


def fill_in(sheet: Sheet, report: ClassReport) -> Filled:
    """Put grades and comments into the worksheet where it has none.

    Raises:
        UserError: no submission has the number of a participant.
    """
    students = {participant(s.folder) or participant(s.name): s for s in report.students()}
    students.pop("", None)
    if not students:
        raise UserError(
            tr(
                f"{sheet.file}: no submission has the number of a participant in its name, as the "
                "folders of Moodle's download have (Anna Müller_13110_assignsubmission_file_).",
                f"{sheet.file}: Keine Abgabe hat die Nummer des Teilnehmers im Namen, wie sie die "
                "Ordner aus Moodle haben (Anna Müller_13110_assignsubmission_file_).",
            )
        )
    filled = Filled("")
    possible = sum(each.kata.points for each in report.header.katas)
    _Worksheet(report, sheet.columns, possible, filled).fill(sheet.rows[1:], students)
    filled.text = sheet.text()
    return filled


def _columns(file: Path, rows: Sequence[Sequence[str]]) -> dict[str, int]:
    heading = [cell.strip().lower() for cell in rows[0]] if rows else []
    columns = {
        key: heading.index(name)
        for key, names in HEADINGS.items()
        for name in names
        if name in heading
    }
    if missing := [HEADINGS[key] for key in NEEDED if key not in columns]:
        which = ", ".join(f"{names[0]} ({names[1]})" for names in missing)
        raise UserError(
            tr(
                f"{file} is no grading worksheet of Moodle: it lacks the column {which}. Download "
                "it in the assignment under Actions, Download grading worksheet.",
                f"{file} ist keine Bewertungstabelle aus Moodle: Es fehlt die Spalte {which}. Lade "
                "sie in der Aufgabe unter Aktionen, Bewertungstabelle herunterladen.",
            )
        )
    return columns


@dataclass
class _Worksheet:
    """The rows while they are filled in."""

    report: ClassReport
    columns: Mapping[str, int]
    possible: int
    filled: Filled
    kept: list[str] = field(default_factory=list)
    scaled: set[str] = field(default_factory=set)

    def fill(self, rows: Sequence[list[str]], students: Mapping[str, Student]) -> None:
        seen = set()
        comma = any("," in row[self.columns["maximum"]] for row in rows if self._is_whole(row))
        for row in rows:
            number = LAST_NUMBER.search(row[self.columns["identifier"]]) if row else None
            if number and number[1] in students and self._is_whole(row):
                seen.add(number[1])
                self._fill_row(row, students[number[1]], comma=comma)
        self._conclude([s.name for number, s in students.items() if number not in seen])

    def _is_whole(self, row: Sequence[str]) -> bool:
        return len(row) > max(self.columns.values())

    def _fill_row(self, row: list[str], student: Student, *, comma: bool) -> None:
        grade = grades.total_grade(self.report, student)
        locked = self.columns.get("locked")
        whole = all(grades.is_graded(self.report, student, e) for e in student.entries)
        if not whole or (locked is not None and row[locked].strip().lower() in NO):
            self.kept.append(student.name)  # not all of it could be graded, or Moodle takes none
            return
        points = self._points(grade.points, row[self.columns["maximum"]])
        cell = f"{points:g}".replace(".", ",") if comma else f"{points:g}"
        before = row[self.columns["grade"]].strip()
        if before in ("", "-"):
            row[self.columns["grade"]] = cell
            self.filled.rows += 1
        elif _number(before) != points:
            self.kept.append(student.name)
        if not row[self.columns["comments"]].strip():
            row[self.columns["comments"]] = comment(self.report, student)

    def _points(self, points: float, maximum: str) -> float:
        most = _number(maximum)
        if not most or most == self.possible:
            return points
        self.scaled.add(maximum.strip())
        return round(points * most / self.possible, 2)

    def _conclude(self, strangers: Sequence[str]) -> None:
        """Say what was done otherwise than one may think."""
        say = self.filled.sentences.append
        for maximum in sorted(self.scaled):
            say(
                tr(
                    f"Moodle's maximum is {maximum}, the katas have {self.possible} points: grades "
                    "are converted.",
                    f"Die Bestwertung in Moodle ist {maximum}, die Katas haben {self.possible} "
                    "Punkte: Die Bewertungen sind umgerechnet.",
                )
            )
        if self.kept:
            say(
                tr(
                    f"Left as they are in the worksheet: {_names(self.kept)} (another grade stands "
                    "there, it may not be changed, or not every kata could be graded).",
                    f"In der Tabelle nicht verändert: {_names(self.kept)} (dort steht eine andere "
                    "Bewertung, sie darf nicht geändert werden, oder nicht jede Kata ließ sich "
                    "bewerten).",
                )
            )
        if strangers:
            say(
                tr(
                    f"Not in the worksheet: {_names(strangers)}.",
                    f"Nicht in der Tabelle: {_names(strangers)}.",
                )
            )


def comment(report: ClassReport, student: Student) -> str:
    """A few lines for the column of comments, which Moodle shows as HTML."""
    lines = [f"{e.kata}: {_entry(report, student, e.kata)}" for e in student.entries]
    if late := late_sentence(student):
        lines.append(late)
    for remark in student.remarks:
        where = f"{remark.kata}, " if remark.kata else ""
        points = f" ({grades.shown(remark.points, sign=True)})" if remark.points else ""
        lines.append(f"{where}{tr('by hand', 'von Hand')}{points}: {remark.text}")
    lines += student.notes
    return "<br>".join(escape(" ".join(sanitize(line).split())) for line in lines)


def _entry(report: ClassReport, student: Student, kata: str) -> str:
    entry = next(entry for entry in student.entries if entry.kata == kata)
    grade = grades.entry_grade(report, student, entry)
    return f"{grades.shown(grade.points)}/{grade.max_points}, {state_name(report.state(entry))}"


def _number(text: str) -> float | None:
    """A number with a point or a comma; None for anything else."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None


def _names(names: Sequence[str], most: int = 5) -> str:
    more = f" + {len(names) - most}" if len(names) > most else ""
    return sanitize(", ".join(names[:most]) + more)
