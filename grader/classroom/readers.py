"""Opens a submission, of which the stub files are read, as bytes, and nothing else.

Whatever is odd about one (a link, a folder, too large, a name that leads outside, …) stands in a
note, and the file counts as missing. No path of a submission is ever followed through a link.
"""

import contextlib
import io
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from grader.catalogue.kata import Kata
from grader.classroom.folder_source import FolderSource
from grader.classroom.search import Parts
from grader.classroom.stub_file import RejectedFile, StubFile, default_path, link_note
from grader.classroom.zip_source import ZIP_ERRORS, ZipSource, check_central_directory
from grader.i18n import tr

MAX_INNER_ZIP = 64 * 2**20
"""Bytes of a zip within a submission."""
NO_REPOSITORY = "(no repository)"
"""The place of a student whose row in the roster names none."""


class Source(Protocol):
    """A submission, opened for reading."""

    notes: list[str]
    """What is odd about it as a whole."""

    def read_stub(self, kata: Kata) -> StubFile: ...

    def paths(self) -> list[Parts]:
        """The files in it, without those where no solution lies."""


@contextlib.contextmanager
def open_submission(place: Path, prefix: str = "") -> Iterator[Source]:
    """Open a submission, whatever it is: what cannot be read becomes an EmptySource.

    Args:
        place: a folder or a zip file.
        prefix: what the names of one student's files in the folder begin with, where those of
            several lie there together.
    """
    with contextlib.ExitStack() as stack:
        yield _open(place, prefix, stack)


def _open(place: Path, prefix: str, stack: contextlib.ExitStack) -> Source:
    try:
        mode = place.lstat().st_mode
    except (OSError, ValueError):  # or no path that a disk can have
        return EmptySource(_not_there(place))
    if stat.S_ISDIR(mode):
        folder = _open_folder(place, prefix)
        if (zipped := _only_zip(folder.paths())) is None:
            return folder
        place = folder.place_of(zipped)
        mode = place.lstat().st_mode
    if stat.S_ISLNK(mode):
        return EmptySource(link_note())
    if not stat.S_ISREG(mode):
        return EmptySource(tr("is neither a folder nor a file", "ist weder Ordner noch Datei"))
    if place.suffix.lower() != ".zip":
        return EmptySource(tr("is neither a folder nor a zip", "ist weder Ordner noch Zip"))
    try:
        with place.open("rb") as file:
            check_central_directory(file)
        return _inner(ZipSource(stack.enter_context(zipfile.ZipFile(place))), stack)
    except RejectedFile as error:
        return EmptySource(str(error))
    except ZIP_ERRORS as error:
        why = f"({type(error).__name__}: {error})"
        return EmptySource(tr(f"cannot be read as a zip {why}", f"ist nicht als Zip lesbar {why}"))


def _open_folder(place: Path, prefix: str) -> FolderSource:
    inside = [p for p in _listed(place) if not p.name.startswith((".", "__MACOSX"))]
    alone = inside[0] if len(inside) == 1 and not prefix else None
    nested = alone is not None and alone.is_dir() and not alone.is_symlink()
    return FolderSource(place, alone.name if alone and nested else "", prefix)


def _inner(outer: ZipSource, stack: contextlib.ExitStack) -> ZipSource:
    """The zip that is all there is in a zip, one level deep; else the zip itself."""
    if (parts := _only_zip(outer.paths())) is None:
        return outer
    stream = io.BytesIO(outer.read(parts, MAX_INNER_ZIP))
    check_central_directory(stream)
    return ZipSource(stack.enter_context(zipfile.ZipFile(stream)))


def _only_zip(paths: list[Parts]) -> Parts | None:
    """The one zip among files of which none is a solution."""
    zips = [parts for parts in paths if parts[-1].lower().endswith(".zip")]
    solutions = any(parts[-1].lower().endswith((".py", ".ipynb")) for parts in paths)
    return zips[0] if len(zips) == 1 and not solutions else None


def _not_there(place: Path) -> str:
    if place.name == NO_REPOSITORY:
        return tr(
            "handed in nothing: the roster names no repository",
            "nichts abgegeben: Die Liste nennt kein Repository",
        )
    return tr("there is no such folder or file", "Ordner oder Datei gibt es nicht")


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


class EmptySource:
    """A submission from which nothing can be read; its note gives the reason."""

    def __init__(self, note: str) -> None:
        self.notes = [note]

    def read_stub(self, kata: Kata) -> StubFile:
        return StubFile(None, default_path(kata))

    def paths(self) -> list[Parts]:
        return []
