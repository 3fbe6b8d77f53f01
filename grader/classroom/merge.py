"""Makes one class report of those on parts of it, as several machines give them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from grader import UserError
from grader.classroom.model import ClassReport, Header, Student
from grader.classroom.store import Store
from grader.classroom.submission_name import sort_key
from grader.grading.results import KataResult, combine
from grader.i18n import tr
from grader.reports.json_file import CLASS, not_a_report, read_json
from grader.reports.merge import require_equal
from grader.reports.sanitize import sanitize

MUST_MATCH = ("grader", "seed", "lang", "isolated", "of", "katas", "due", "late")
"""What all parts have to agree in."""


@dataclass(frozen=True)
class ParsedReport:
    """A report as it stands in one file."""

    header: Header
    students: list[Student]
    results: dict[str, KataResult]


def read(file: Path) -> ParsedReport:
    """A class report in JSON.

    Raises:
        UserError: the file is none, or one of another version.
    """
    content = read_json(file, CLASS)
    header = Header.from_dict(content)
    students = [Student.from_dict(student) for student in content["students"]]
    results = {key: KataResult.from_dict(data) for key, data in content["results"].items()}
    katas = {each.kata.name: each.kata for each in header.katas}
    for student in students:
        if [entry.kata for entry in student.entries] != list(katas):
            raise not_a_report(file, CLASS, f"{student.name}: entries")
        for entry in student.entries:
            result = results.get(entry.result)
            if result is None or (result.kata, result.digest) != (katas[entry.kata], entry.digest):
                raise not_a_report(file, CLASS, f"{student.name}: {entry.result}")
    return ParsedReport(header, students, results)


def merge(files: Sequence[Path], folder: Path) -> tuple[ClassReport, list[str]]:
    """One report; the order of the files does not matter.

    Args:
        files: reports as JSON, each of some parts of the class.
        folder: an empty folder, in which students and results are laid down.

    Returns:
        the report, and a sentence for each duplicate and each part that is missing.

    Raises:
        UserError: a file is no such report, or two contradict each other.
    """
    results, notes = Store(folder).results, list[str]()
    students: dict[str, tuple[Student, Path]] = {}
    shards: dict[int, Path] = {}
    first = min(files)
    header = read(first).header
    for file in sorted(files):
        part = read(file)  # one at a time, so that not all of them are in memory
        require_equal(MUST_MATCH, (first, vars(header)), (file, vars(part.header)))
        for number in part.header.shards:
            if (before := shards.setdefault(number, file)) is not file:
                shard = f"{tr('shard', 'Teil')} {number}/{header.of}"
                notes.append(_duplicate(shard, before, file))
        for student in part.students:
            known, before = students.setdefault(student.name, (student, file))
            if known != student:
                raise UserError(_contradiction(student.name, before, file))
            if before is not file:
                notes.append(_duplicate(student.name, before, file))
        for key, result in part.results.items():
            if (combined := combine(results.load(key) or result, result)) is None:
                raise not_a_report(file, CLASS, f"$.results['{key}']")
            results.save(key, combined)
    header = replace(header, shards=tuple(sorted(shards)))
    notes += [_missing(f"{number}/{header.of}") for number in header.missing_shards()]
    names = sorted(students, key=sort_key)
    lines = "".join(f"{students[name][0].to_json()}\n" for name in names)
    students_file = folder / "students.jsonl"
    students_file.write_text(lines, encoding="utf-8", errors="backslashreplace")
    return ClassReport(header, students_file, results.load), notes


def _duplicate(what: str, first: Path, second: Path) -> str:
    what = sanitize(what)
    return tr(
        f"{what} is there twice: in {first} and in {second}; it counts once.",
        f"{what} gibt es zweimal: in {first} und in {second}; es zählt einmal.",
    )


def _missing(shard: str) -> str:
    return tr(f"shard {shard} is missing.", f"Teil {shard} fehlt.")


def _contradiction(name: str, first: Path, second: Path) -> str:
    name = sanitize(name)
    return tr(
        f"{name}: {first} and {second} hold different solutions. Leave one of them out.",
        f"{name}: in {first} und {second} stehen verschiedene Lösungen. Lass eine Datei weg.",
    )
