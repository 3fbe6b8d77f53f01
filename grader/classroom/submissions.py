"""Finds the submissions of a class: a folder of clones or zip files, or a roster of paths."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from grader import UserError
from grader.i18n import tr

REPOSITORY_COLUMNS = ("repository", "student_repository_name", "path")
NAME_COLUMNS = (
    "student", "name", "full name", "roster_identifier", "identifier", "github_username",
)  # fmt: skip
"""Headings of a roster, in the order in which they are looked for; case does not matter."""


@dataclass(frozen=True)
class Submission:
    """What one student handed in."""

    name: str
    place: Path
    """A folder or a zip file; it need not exist."""
    identity: dict[str, str] = field(default_factory=dict)
    """What else the roster says of the student, by its headings."""


def submissions(given: Path) -> list[Submission]:
    """All submissions, in the order of their names.

    Args:
        given: a folder with a folder or a zip file per student, or a roster: a CSV file with the
            column `repository`.

    Raises:
        UserError: there is nothing of that kind, or a name stands for two students.
    """
    if given.is_dir():
        listed = list(_in_folder(given))
    elif given.is_file() and given.suffix.lower() == ".csv":
        listed = list(_in_roster(given))
    else:
        raise UserError(
            tr(
                f"{given}: give a folder of submissions (folders or zip files) or a roster.csv.",
                f"{given}: erwartet ist ein Ordner mit Abgaben (Ordner oder Zip-Dateien) oder eine "
                "roster.csv.",
            )
        )
    if not listed:
        raise UserError(tr(f"{given}: no submissions.", f"{given}: keine Abgaben."))
    listed.sort(key=lambda one: (one.name.casefold(), one.name))
    for one, other in pairwise(listed):
        if one.name == other.name:
            raise UserError(
                tr(
                    f"{given}: {one.name} is there twice: {one.place} and {other.place}.",
                    f"{given}: {one.name} gibt es zweimal: {one.place} und {other.place}.",
                )
            )
    return listed


def _in_folder(folder: Path) -> Iterator[Submission]:
    for place in folder.iterdir():
        if place.name.startswith((".", "__MACOSX")):
            continue
        if place.suffix.lower() == ".zip":
            yield Submission(place.stem, place)
        elif place.is_dir() or place.is_symlink():
            yield Submission(place.name, place)


def _in_roster(file: Path) -> Iterator[Submission]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(
            tr(f"{file}: save it as UTF-8.", f"{file}: bitte als UTF-8 speichern.")
        ) from None
    heading = text.partition("\n")[0]
    rows = csv.DictReader(
        text.splitlines(), delimiter=";" if heading.count(";") > heading.count(",") else ","
    )
    columns = {name.strip().lower(): name for name in rows.fieldnames or () if name}
    repository = next((columns[name] for name in REPOSITORY_COLUMNS if name in columns), None)
    if repository is None:
        raise UserError(
            tr(
                f"{file}: the column `repository` is missing; it holds the path of each student's "
                "folder or zip file.",
                f"{file}: die Spalte `repository` fehlt; in ihr steht der Pfad zum Ordner oder zur "
                "Zip-Datei.",
            )
        )
    name_columns = [columns[name] for name in NAME_COLUMNS if name in columns]
    for row in rows:
        path = (row[repository] or "").strip()
        identity = {
            key.strip(): value.strip()
            for key, value in row.items()
            if isinstance(key, str) and isinstance(value, str) and key != repository
        }
        name = next((row[c].strip() for c in name_columns if (row[c] or "").strip()), "")
        if not path and not name:
            continue
        place = file.parent / path if path else file.parent / "(no repository)"
        yield Submission(name or Path(path).name.removesuffix(".zip"), place, identity)
