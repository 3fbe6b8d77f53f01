"""Finds the submissions of a class: a folder of clones or zip files, or a roster of paths."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from grader import UserError
from grader.classroom.csv_files import nfc, read_table
from grader.classroom.readers import NO_REPOSITORY
from grader.classroom.submission_name import sort_key
from grader.i18n import tr
from grader.reports.sanitize import sanitize

REPOSITORY_COLUMNS = ("repository", "student_repository_name", "path")
NAME_COLUMNS = (
    "student", "name", "full name", "vollständiger name", "roster_identifier", "identifier",
    "github_username",
)  # fmt: skip
"""Headings of a roster, in the order in which they are looked for; case does not matter."""
FIRST_NAMES, LAST_NAMES = ("first name", "vorname"), ("last name", "surname", "nachname")
LOOSE = re.compile(r"(?P<prefix>(?P<name>.+_\d+_assignsubmission_[a-z]+)_)[^_].*")
"""A file as Moodle names it where it makes no folders."""
UNREADABLE = (".7z", ".gz", ".ipynb", ".py", ".rar", ".tar", ".tgz", ".xz")
"""A file of these in the folder is somebody's work that cannot be read as it is: it is named."""


@dataclass(frozen=True)
class Submission:
    """What one student handed in."""

    name: str
    place: Path
    """A folder or a zip file; it need not exist."""
    identity: dict[str, str] = field(default_factory=dict)
    """What else the roster says of the student, by its headings."""
    prefix: str = ""
    """What the names of the student's files begin with, where those of several lie together."""

    @property
    def folder(self) -> str:
        """The name of the folder or zip file as the disk has it; that of Moodle's loose files."""
        if self.prefix:
            return self.prefix
        name = self.place.name
        return "" if name == NO_REPOSITORY else name.removesuffix(".zip")


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
        try:
            listed = list(_in_roster(given))
        except csv.Error as error:
            raise UserError(
                tr(
                    f"{given} is no CSV file ({error}): save it as CSV (UTF-8) once more.",
                    f"{given} ist keine CSV-Datei ({error}): Speichere sie noch einmal als CSV "
                    "(UTF-8).",
                )
            ) from None
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
    listed.sort(key=lambda one: sort_key(one.name))
    for one, other in pairwise(listed):
        if one.name == other.name:
            raise UserError(
                sanitize(
                    tr(
                        f"{given}: {one.name} is there twice: {one.place} and {other.place}.",
                        f"{given}: {one.name} gibt es zweimal: {one.place} und {other.place}.",
                    )
                )
            )
    return listed


def _in_folder(folder: Path) -> Iterator[Submission]:
    places = [p for p in sorted(folder.iterdir()) if not p.name.startswith((".", "__MACOSX"))]
    folders = {place.name for place in places if place.is_dir()}
    loose = set()
    for place in places:
        suffix = place.suffix.lower()
        if place.is_dir() or place.is_symlink():
            yield Submission(nfc(place.name), place)
        elif moodle := LOOSE.fullmatch(place.name):
            loose.add((moodle["name"], moodle["prefix"]))
        elif suffix == ".zip":
            # a folder beside its own zip: two submissions, and the teacher decides
            yield Submission(nfc(place.name if place.stem in folders else place.stem), place)
        elif suffix in UNREADABLE:
            yield Submission(nfc(place.name), place)
    for name, prefix in sorted(loose):
        yield Submission(nfc(name), folder, prefix=prefix)


def _in_roster(file: Path) -> Iterator[Submission]:
    headings, rows = read_table(file)
    by_name = {heading.lower(): heading for heading in headings}
    repository = next((by_name[name] for name in REPOSITORY_COLUMNS if name in by_name), None)
    if repository is None:
        raise UserError(
            tr(
                f"{file}: the column `repository` is missing; it holds the path of each student's "
                "folder or zip file.",
                f"{file}: die Spalte `repository` fehlt; in ihr steht der Pfad zum Ordner oder zur "
                "Zip-Datei.",
            )
        )
    for row in rows:
        path = row.pop(repository, "")
        name = _name(row) or Path(path).name.removesuffix(".zip")
        if name:
            yield Submission(name, _on_disk(file.parent / (path or NO_REPOSITORY)), row)


def _name(identity: dict[str, str]) -> str:
    """A student's name: one column, first and last name, or whatever the row begins with."""
    by_heading = {key.lower(): value for key, value in identity.items()}
    for heading in NAME_COLUMNS:
        if found := by_heading.get(heading):
            return found
    first, last = (
        next(filter(None, map(by_heading.get, headings)), "")
        for headings in (FIRST_NAMES, LAST_NAMES)
    )
    return f"{first} {last}".strip() or next(filter(None, identity.values()), "")


def _on_disk(place: Path) -> Path:
    """The path as the disk spells it: macOS and zips part letters from their dots."""
    try:
        if place.exists() or not place.parent.is_dir():
            return place
        beside = place.parent.iterdir()
        return next((p for p in beside if nfc(p.name) == nfc(place.name)), place)
    except OSError:  # the name is too long, or the folder must not be read
        return place
