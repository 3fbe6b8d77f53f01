"""Makes one class report of those on parts of it, as several machines give them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grader import UserError
from grader.classroom.json_report import KIND
from grader.classroom.model import VERSION, Cell, ClassReport, Header, Result, Student
from grader.classroom.store import Store
from grader.i18n import tr

CELL = tuple(Cell.__dataclass_fields__)
ALIKE = ("version", "grader", "seed", "lang", "isolated", "of", "katas")
"""What all parts have to agree in."""


def merge(files: Sequence[Path], folder: Path) -> tuple[ClassReport, list[str]]:
    """One report; the order of the files does not matter.

    Args:
        files: reports as JSON, each of some parts of the class.
        folder: where students and results are laid down.

    Returns:
        the report, and a sentence for each duplicate and each part that is missing.

    Raises:
        UserError: a file is no such report, or two contradict each other.
    """
    store, said = Store(folder), list[str]()
    header: Header | None = None
    shards: dict[int, Path] = {}
    students: dict[str, tuple[str, Path]] = {}
    for file in sorted(files):
        content = read(file)
        head, listed = content.header, content.students
        if header is not None:
            _demand_alike(header, head, shards[min(shards)], file)
        header = header or head
        for number in head.shards:
            before = shards.setdefault(number, file)
            if before is not file:
                said.append(_twice(f"{tr('shard', 'Teil')} {number}/{head.of}", before, file))
        for student in listed:
            line = student.as_json()
            before_line, before = students.setdefault(student.name, (line, file))
            if before_line != line:
                raise UserError(_contradiction(student.name, before, file))
            if before is not file:
                said.append(_twice(student.name, before, file))
        for name, result in content.verdicts.items():
            if not store.has(name):
                store.write(name, result)
    assert header is not None
    missing = [n for n in range(1, header.of + 1) if n not in shards]
    said += [_missing(f"{number}/{header.of}") for number in missing]
    whole = Header.from_dict({**header.as_dict(), "shards": sorted(shards)})
    lines = [students[name][0] for name in sorted(students, key=lambda n: (n.casefold(), n))]
    listed_in = folder / "students.jsonl"
    text = "".join(f"{line}\n" for line in lines)
    listed_in.write_text(text, encoding="utf-8", errors="backslashreplace")
    return ClassReport(whole, listed_in, store.read), said


@dataclass(frozen=True)
class Read:
    """A report as it stands in one file."""

    header: Header
    students: list[Student]
    verdicts: dict[str, Result]


def read(file: Path) -> Read:
    """A class report in JSON.

    Raises:
        UserError: the file is none.
    """
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        if content.pop("kind") != KIND or content["version"] != VERSION:
            raise ValueError(KIND)
        students, verdicts = content.pop("students"), content.pop("verdicts")
        for student in students:
            student["cells"] = [{k: cell[k] for k in CELL} for cell in student["cells"]]
        return Read(
            Header.from_dict(content),
            [Student.from_dict(student) for student in students],
            {name: Result.from_dict(data) for name, data in verdicts.items()},
        )
    except OSError as error:
        raise UserError(f"{file}: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UserError(
            tr(
                f"{file}: this is no class report of version {VERSION} in JSON.",
                f"{file}: das ist kein Klassenbericht der Version {VERSION} in JSON.",
            )
        ) from None


def _demand_alike(one: Header, other: Header, first: Path, second: Path) -> None:
    a, b = one.as_dict(), other.as_dict()
    different = [name for name in ALIKE if a[name] != b[name]]
    if different:
        names = ", ".join(different)
        raise UserError(
            tr(
                f"{first} and {second} were not made alike; they differ in: {names}.",
                f"{first} und {second} sind nicht gleich entstanden; sie unterscheiden sich in: "
                f"{names}.",
            )
        )


def _twice(what: str, first: Path, second: Path) -> str:
    return tr(
        f"{what} is there twice: in {first} and in {second}; it counts once.",
        f"{what} gibt es zweimal: in {first} und in {second}; es zählt einmal.",
    )


def _missing(shard: str) -> str:
    return tr(f"shard {shard} is missing.", f"Teil {shard} fehlt.")


def _contradiction(name: str, first: Path, second: Path) -> str:
    return tr(
        f"{name}: {first} and {second} hold different solutions. Leave one of them out.",
        f"{name}: in {first} und {second} stehen verschiedene Lösungen. Lass eine Datei weg.",
    )
