"""Reads the stub files of a submission, as bytes, and nothing else.

Whatever is odd about one (a link, a folder, too large, a name that leads outside, …) stands in a
note, and the file counts as missing. No path of a submission is ever followed through a link.
"""

import contextlib
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from grader.catalogue.kata import Kata
from grader.i18n import tr

MAX_STUB_SIZE = 2**20
"""Bytes of one solution."""
MAX_DIRECTORY_SIZE = 8 * 2**20
"""Bytes of a zip's central directory: some 100 000 files."""
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


class RejectedFile(Exception):
    """The file is not graded; the message gives the reason."""


@contextlib.contextmanager
def open_submission(place: Path) -> Iterator[Source]:
    """Open a submission, whatever it is: what cannot be read becomes an EmptySource."""
    with contextlib.ExitStack() as stack:
        yield _open(place, stack)


def _open(place: Path, stack: contextlib.ExitStack) -> Source:
    try:
        mode = place.lstat().st_mode
    except OSError:
        return EmptySource(tr("there is no such folder or file", "Ordner oder Datei gibt es nicht"))
    if stat.S_ISDIR(mode):
        inside = [p for p in _listed(place) if not p.name.startswith((".", "__MACOSX"))]
        alone = inside[0] if len(inside) == 1 else None
        if alone is None or alone.is_symlink():
            return FolderSource(place)
        if alone.suffix.lower() != ".zip" or not alone.is_file():
            nested = alone.is_dir() and alone.name != "katas"
            return FolderSource(place, alone.name if nested else "")
        place, mode = alone, alone.lstat().st_mode
    if stat.S_ISLNK(mode):
        return EmptySource(_link())
    if not stat.S_ISREG(mode):
        return EmptySource(tr("is neither a folder nor a file", "ist weder Ordner noch Datei"))
    try:
        _check_central_directory(place)
        return ZipSource(stack.enter_context(zipfile.ZipFile(place)))
    except RejectedFile as error:
        return EmptySource(str(error))
    except ZIP_ERRORS as error:
        why = f"({type(error).__name__}: {error})"
        return EmptySource(tr(f"cannot be read as a zip {why}", f"ist nicht als Zip lesbar {why}"))


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


class FolderSource:
    """A clone, or a copy of its `katas` folder.

    Args:
        place: the folder.
        nested: the one folder in it, where there is nothing else.
    """

    def __init__(self, place: Path, nested: str = "") -> None:
        self.notes: list[str] = []
        self._place = place
        before: list[tuple[str, ...]] = [("katas",), ()]
        if nested:
            before += [(nested, "katas"), (nested,)]
        self._before = before

    def read_stub(self, kata: Kata) -> StubFile:
        for before in self._before:
            parts = (*before, kata.name, kata.stub_file.name)
            try:
                return StubFile(self._read(parts), "/".join(parts))
            except FileNotFoundError:
                continue
            except RejectedFile as error:
                return StubFile(None, "/".join(parts), str(error))
            except OSError as error:
                return StubFile(None, "/".join(parts), str(error.strerror))
        return StubFile(None, _default_path(kata))

    def _read(self, parts: tuple[str, ...]) -> bytes:
        """The file's content, found without following a link.

        Raises:
            FileNotFoundError: it is not there.
            RejectedFile: it, or a folder on the way to it, is something else.
        """
        path = self._place
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
        self._entries: dict[tuple[str, ...], list[zipfile.ZipInfo]] = {}
        outside = []
        for info in archive.infolist():
            name = info.filename.rstrip("/")
            parts = PurePosixPath(name).parts
            if ".." in parts or "\\" in name or name.startswith("/") or ":" in name[:3]:
                outside.append(info.filename)
            elif 2 <= len(parts) <= 4:
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
            if parts[-2:] == ending and (len(parts) < 4 or parts[1] == "katas")
        ]
        if not fits:
            return StubFile(None, _default_path(kata))
        parts = min(fits, key=lambda p: ("katas" not in p, len(p)))
        file = "/".join(parts)
        twice = sum(("katas" in p, len(p)) == ("katas" in parts, len(parts)) for p in fits)
        try:
            if twice > 1 or len(self._entries[parts]) > 1:
                raise RejectedFile(tr("is there more than once", "ist mehr als einmal da"))
            return StubFile(self._read(self._entries[parts][0]), file)
        except RejectedFile as error:
            return StubFile(None, file, str(error))
        except ZIP_ERRORS as e:
            return StubFile(None, file, f"{type(e).__name__}: {e}")

    def _read(self, info: zipfile.ZipInfo) -> bytes:
        mode = info.external_attr >> 16
        if stat.S_IFMT(mode) or info.is_dir():  # not every system writes a mode
            _require_file(stat.S_IFDIR if info.is_dir() else mode)
        if info.flag_bits & 1:
            raise RejectedFile(tr("is encrypted", "ist verschlüsselt"))
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise RejectedFile(tr("is packed in an unusual way", "ist ungewöhnlich gepackt"))
        with self._archive.open(info) as stream:
            return _read_limited(stream)


def _check_central_directory(place: Path) -> None:
    """Check the size of a zip's central directory before zipfile reads it.

    Raises:
        RejectedFile: it is too long, or of a form that only huge archives need.
    """
    with place.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(size - END_RECORD_SIZE - 0xFFFF - 20, 0))
        tail = file.read()
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


def _read_limited(stream: IO[bytes]) -> bytes:
    """The content, whatever size its folder or archive gives."""
    content = stream.read(MAX_STUB_SIZE + 1)
    if len(content) > MAX_STUB_SIZE:
        size = f"{MAX_STUB_SIZE // 2**20} MiB"
        raise RejectedFile(tr(f"is larger than {size}", f"ist größer als {size}"))
    return content


def _default_path(kata: Kata) -> str:
    return f"katas/{kata.name}/{kata.stub_file.name}"


def _link(what: str = "") -> str:
    if what:
        return tr(f"{what} is a symbolic link", f"{what} ist ein symbolischer Link")
    return tr("is a symbolic link", "ist ein symbolischer Link")
