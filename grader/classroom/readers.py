"""Reads the stub files of a submission, as bytes, and nothing else.

Whatever is odd about one (a link, a folder, too large, a name that leads outside, …) stands in a
note, and the file counts as missing. No path of a submission is ever followed through a link.
"""

import contextlib
import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from grader.catalogue.kata import Kata
from grader.classroom import search
from grader.classroom.search import Parts
from grader.i18n import tr

MAX_STUB_SIZE = 2**20
"""Bytes of one solution."""
MAX_DIRECTORY_SIZE = 8 * 2**20
"""Bytes of a zip's central directory: some 100 000 files."""
MAX_INNER_ZIP = 64 * 2**20
"""Bytes of a zip within a submission."""
MAX_PATHS = 20_000
"""Files of a folder whose names are looked at."""
NO_REPOSITORY = "(no repository)"
"""The place of a student whose row in the roster names none."""
END_RECORD, END_RECORD_SIZE, ZIP64_LOCATOR = b"PK\x05\x06", 22, b"PK\x06\x07"
NAMES_SHOWN = 3
ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, RuntimeError,
)  # fmt: skip
"""Exceptions that reading a broken zip raises."""


@dataclass(frozen=True)
class StubFile:
    """One stub file of a submission."""

    content: bytes | None
    """None where there is none that can be graded."""
    file: str
    """Its path in the submission; where it should have been, if it is missing."""
    note: str = ""
    """What is odd about it."""


class Source(Protocol):
    """A submission, opened for reading."""

    notes: list[str]
    """What is odd about it as a whole."""

    def read_stub(self, kata: Kata) -> StubFile: ...

    def paths(self) -> list[Parts]:
        """The files in it, without those where no solution lies."""


class RejectedFile(Exception):
    """The file is not graded; the message gives the reason."""


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
        return EmptySource(_link())
    if not stat.S_ISREG(mode):
        return EmptySource(tr("is neither a folder nor a file", "ist weder Ordner noch Datei"))
    if place.suffix.lower() != ".zip":
        return EmptySource(tr("is neither a folder nor a zip", "ist weder Ordner noch Zip"))
    try:
        with place.open("rb") as file:
            _check_central_directory(file)
        return _inner(ZipSource(stack.enter_context(zipfile.ZipFile(place))), stack)
    except RejectedFile as error:
        return EmptySource(str(error))
    except ZIP_ERRORS as error:
        why = f"({type(error).__name__}: {error})"
        return EmptySource(tr(f"cannot be read as a zip {why}", f"ist nicht als Zip lesbar {why}"))


def _open_folder(place: Path, prefix: str) -> "FolderSource":
    inside = [p for p in _listed(place) if not p.name.startswith((".", "__MACOSX"))]
    alone = inside[0] if len(inside) == 1 and not prefix else None
    nested = alone is not None and alone.is_dir() and not alone.is_symlink()
    return FolderSource(place, alone.name if alone and nested else "", prefix)


def _inner(outer: "ZipSource", stack: contextlib.ExitStack) -> "ZipSource":
    """The zip that is all there is in a zip, one level deep; else the zip itself."""
    if (parts := _only_zip(outer.paths())) is None:
        return outer
    stream = io.BytesIO(outer.read(parts, MAX_INNER_ZIP))
    _check_central_directory(stream)
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
        return StubFile(None, _default_path(kata))

    def paths(self) -> list[Parts]:
        return []


class FolderSource:
    """A clone, or a copy of its `katas` folder.

    Args:
        place: the folder.
        nested: the one folder in it, where there is nothing else.
        prefix: what the names of the student's files begin with.
    """

    def __init__(self, place: Path, nested: str = "", prefix: str = "") -> None:
        self.notes: list[str] = []
        self._place, self._prefix = place, prefix
        before: list[tuple[str, ...]] = [("katas",), ()]
        if nested:
            before += [(nested, "katas"), (nested,)]
        self._before = before

    def read_stub(self, kata: Kata) -> StubFile:
        for before in self._before:
            if stub := self._stub((*before, kata.name, kata.stub_file.name)):
                return stub
        found = search.find(kata, self.paths())
        if len(found) > 1:
            return StubFile(None, _default_path(kata), search.ambiguous(found))
        if found and (stub := self._stub(found[0])):
            return replace(stub, note=stub.note or search.renamed(kata, found[0]))
        return StubFile(None, _default_path(kata))

    def paths(self) -> list[Parts]:
        return list(islice(self._walk(), MAX_PATHS))

    def place_of(self, parts: Parts) -> Path:
        """Where a file of `paths` lies."""
        return self._place.joinpath(self._prefix + parts[0], *parts[1:])

    def _walk(self) -> Iterator[Parts]:
        for folder, folders, files in os.walk(self._place):
            before = Path(folder).relative_to(self._place).parts
            folders[:] = sorted(name for name in folders if not search.is_skipped((name,)))
            if self._prefix:
                folders.clear()
            for name in sorted(files):
                if name.startswith(self._prefix):
                    parts = (*before, name.removeprefix(self._prefix))
                    if not search.is_skipped(parts):
                        yield parts

    def _stub(self, parts: Parts) -> StubFile | None:
        """The file as it is; None where there is none."""
        try:
            return StubFile(self._read(parts), "/".join(parts))
        except FileNotFoundError:
            return None
        except RejectedFile as error:
            return StubFile(None, "/".join(parts), str(error))
        except OSError as error:
            return StubFile(None, "/".join(parts), str(error.strerror))

    def _read(self, parts: Parts) -> bytes:
        """The file's content, found without following a link.

        Raises:
            FileNotFoundError: it is not there.
            RejectedFile: it, or a folder on the way to it, is something else.
        """
        path = self._place
        parts = (self._prefix + parts[0], *parts[1:])
        for part in parts[:-1]:
            path /= part
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode):
                raise RejectedFile(_link(part))
            if not stat.S_ISDIR(mode):
                raise FileNotFoundError(path)
        path /= parts[-1]
        _require_file(path.lstat().st_mode)
        with path.open("rb") as file:
            return _read_limited(file)


class ZipSource:
    """A zip of a clone, or of its `katas` folder."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.notes: list[str] = []
        self._archive = archive
        self._entries: dict[Parts, list[zipfile.ZipInfo]] = {}
        outside = []
        for info in archive.infolist():
            name = info.filename.replace("\\", "/").rstrip("/")  # as PowerShell 5 writes it
            parts = PurePosixPath(name).parts
            if ".." in parts or name.startswith("/") or ":" in name[:3]:
                outside.append(info.filename)
            elif parts and not search.is_skipped(parts):
                self._entries.setdefault(parts, []).append(info)
        if outside:
            names = ", ".join(repr(name[:80]) for name in outside[:NAMES_SHOWN])
            more = f" + {len(outside) - NAMES_SHOWN}" if len(outside) > NAMES_SHOWN else ""
            self.notes.append(
                tr(
                    f"the zip has names that lead outside of it: {names}{more}",
                    f"im Zip stehen Namen, die aus ihm hinausführen: {names}{more}",
                )
            )

    def read_stub(self, kata: Kata) -> StubFile:
        ending = (kata.name, kata.stub_file.name)
        fits = [
            parts
            for parts in self._entries
            if parts[-2:] == ending and (len(parts) < 4 or parts[1:-2] == ("katas",))
        ]
        if not fits:
            fits = search.find(kata, self.paths())
            if len(fits) > 1:
                return StubFile(None, _default_path(kata), search.ambiguous(fits))
        if not fits:
            return StubFile(None, _default_path(kata))
        parts = min(fits, key=lambda p: ("katas" not in p, len(p)))
        file = "/".join(parts)
        twice = sum(("katas" in p, len(p)) == ("katas" in parts, len(parts)) for p in fits)
        try:
            if twice > 1 or len(self._entries[parts]) > 1:
                raise RejectedFile(tr("is there more than once", "ist mehr als einmal da"))
            return StubFile(self.read(parts), file, search.renamed(kata, parts))
        except RejectedFile as error:
            return StubFile(None, file, str(error))
        except ZIP_ERRORS as e:
            return StubFile(None, file, f"{type(e).__name__}: {e}")

    def paths(self) -> list[Parts]:
        return [parts for parts, (info, *_) in self._entries.items() if not info.is_dir()]

    def read(self, parts: Parts, limit: int = MAX_STUB_SIZE) -> bytes:
        """The content of an entry.

        Raises:
            RejectedFile: it is no ordinary file, too large, or packed in an unusual way.
        """
        info = self._entries[parts][0]
        mode = info.external_attr >> 16
        if stat.S_IFMT(mode) or info.is_dir():  # not every system writes a mode
            _require_file(stat.S_IFDIR if info.is_dir() else mode)
        if info.flag_bits & 1:
            raise RejectedFile(tr("is encrypted", "ist verschlüsselt"))
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise RejectedFile(tr("is packed in an unusual way", "ist ungewöhnlich gepackt"))
        with self._archive.open(info) as stream:
            return _read_limited(stream, limit)


def _check_central_directory(file: IO[bytes]) -> None:
    """Check the size of a zip's central directory before zipfile reads it.

    Raises:
        RejectedFile: it is too long, or of a form that only huge archives need.
    """
    size = file.seek(0, 2)
    file.seek(max(size - END_RECORD_SIZE - 0xFFFF - 20, 0))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(END_RECORD)
    if at < 0 or len(tail) < at + END_RECORD_SIZE:
        raise RejectedFile(tr("is no zip", "ist kein Zip"))
    listed = struct.unpack_from("<L", tail, at + 12)[0]
    if listed > MAX_DIRECTORY_SIZE or ZIP64_LOCATOR in tail[max(at - 20, 0) : at]:
        raise RejectedFile(tr("the zip holds too many files", "das Zip enthält zu viele Dateien"))


def _require_file(mode: int) -> None:
    """Check that a file's mode is that of an ordinary file."""
    if stat.S_ISLNK(mode):
        raise RejectedFile(_link())
    if stat.S_ISDIR(mode):
        raise RejectedFile(tr("is a folder", "ist ein Ordner"))
    if not stat.S_ISREG(mode):
        raise RejectedFile(tr("is no ordinary file", "ist keine gewöhnliche Datei"))


def _read_limited(stream: IO[bytes], limit: int = MAX_STUB_SIZE) -> bytes:
    """The content, whatever size its folder or archive gives."""
    content = stream.read(limit + 1)
    if len(content) > limit:
        size = f"{limit // 2**20} MiB"
        raise RejectedFile(tr(f"is larger than {size}", f"ist größer als {size}"))
    return content


def _default_path(kata: Kata) -> str:
    return f"katas/{kata.name}/{kata.stub_file.name}"


def _link(what: str = "") -> str:
    if what:
        return tr(f"{what} is a symbolic link", f"{what} ist ein symbolischer Link")
    return tr("is a symbolic link", "ist ein symbolischer Link")
