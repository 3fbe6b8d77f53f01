"""Takes the stub files out of a submission, as bytes, and nothing else.

Whatever is odd about one (a link, a folder, too large, a name that leads outside, …) is said in a
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
from typing import Protocol

from grader.catalogue.kata import Kata
from grader.i18n import tr

LARGEST = 2**20
"""Bytes of one solution."""
LARGEST_LIST = 8 * 2**20
"""Bytes of a zip's list of contents: some 100 000 files."""
END, END_SIZE, END_64 = b"PK\x05\x06", 22, b"PK\x06\x07"
NAMES_SHOWN = 3
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, RuntimeError,
)  # fmt: skip
"""What reading a broken zip raises."""


@dataclass(frozen=True)
class Taken:
    """One stub file of a submission."""

    content: bytes | None
    """None where there is none that can be graded."""
    file: str
    """Its path in the submission; where it should have been, if it is missing."""
    note: str = ""
    """What is odd about it."""


class Source(Protocol):
    """An opened submission."""

    notes: list[str]
    """What is odd about it as a whole."""

    def take(self, kata: Kata) -> Taken: ...


class Odd(Exception):
    """Something that is not taken; the message says why."""


@contextlib.contextmanager
def opened(place: Path) -> Iterator[Source]:
    """A submission whose stubs can be taken; never an error, whatever it is."""
    with contextlib.ExitStack() as stack:
        yield _opened(place, stack)


def _opened(place: Path, stack: contextlib.ExitStack) -> Source:
    try:
        mode = place.lstat().st_mode
    except OSError:
        return Nothing(tr("there is no such folder or file", "Ordner oder Datei gibt es nicht"))
    if stat.S_ISDIR(mode):
        inside = [p for p in _listed(place) if not p.name.startswith((".", "__MACOSX"))]
        alone = inside[0] if len(inside) == 1 else None
        if alone is None or alone.is_symlink():
            return Folder(place)
        if alone.suffix.lower() != ".zip" or not alone.is_file():
            return Folder(place, alone.name if alone.is_dir() and alone.name != "katas" else "")
        place, mode = alone, alone.lstat().st_mode
    if stat.S_ISLNK(mode):
        return Nothing(_link())
    if not stat.S_ISREG(mode):
        return Nothing(tr("is neither a folder nor a file", "ist weder Ordner noch Datei"))
    try:
        _check_list(place)
        return Zip(stack.enter_context(zipfile.ZipFile(place)))
    except Odd as odd:
        return Nothing(str(odd))
    except BROKEN as error:
        why = f"{type(error).__name__}: {error}"
        return Nothing(tr(f"cannot be read as a zip ({why})", f"ist nicht als Zip lesbar ({why})"))


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


class Nothing:
    """A submission from which nothing can be taken."""

    def __init__(self, note: str) -> None:
        self.notes = [note]

    def take(self, kata: Kata) -> Taken:
        return Taken(None, _usual(kata))


class Folder:
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

    def take(self, kata: Kata) -> Taken:
        for before in self._before:
            parts = (*before, kata.name, kata.stub_file.name)
            try:
                return Taken(self._read(parts), "/".join(parts))
            except FileNotFoundError:
                continue
            except Odd as odd:
                return Taken(None, "/".join(parts), str(odd))
            except OSError as error:
                return Taken(None, "/".join(parts), str(error.strerror))
        return Taken(None, _usual(kata))

    def _read(self, parts: tuple[str, ...]) -> bytes:
        """The file's content, found without following a link.

        Raises:
            FileNotFoundError: it is not there.
            Odd: it, or a folder on the way to it, is something else.
        """
        path = self._place
        for part in parts[:-1]:
            path /= part
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode):
                raise Odd(_link(part))
            if not stat.S_ISDIR(mode):
                raise FileNotFoundError(path)
        path /= parts[-1]
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            raise Odd(_link())
        if stat.S_ISDIR(found.st_mode):
            raise Odd(_folder())
        if not stat.S_ISREG(found.st_mode):
            raise Odd(tr("is no ordinary file", "ist keine gewöhnliche Datei"))
        if found.st_size > LARGEST:
            raise Odd(_too_large())
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise Odd(_too_large())
        return content


class Zip:
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

    def take(self, kata: Kata) -> Taken:
        ending = (kata.name, kata.stub_file.name)
        fits = [
            parts
            for parts in self._entries
            if parts[-2:] == ending and (len(parts) < 4 or parts[1] == "katas")
        ]
        if not fits:
            return Taken(None, _usual(kata))
        parts = min(fits, key=lambda p: ("katas" not in p, len(p)))
        file = "/".join(parts)
        twice = sum(("katas" in p, len(p)) == ("katas" in parts, len(parts)) for p in fits)
        try:
            if twice > 1 or len(self._entries[parts]) > 1:
                raise Odd(tr("is there more than once", "ist mehr als einmal da"))
            return Taken(self._read(self._entries[parts][0]), file)
        except Odd as odd:
            return Taken(None, file, str(odd))
        except BROKEN as e:
            return Taken(None, file, f"{type(e).__name__}: {e}")

    def _read(self, info: zipfile.ZipInfo) -> bytes:
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind == stat.S_IFLNK:
            raise Odd(_link())
        if info.is_dir() or kind == stat.S_IFDIR:
            raise Odd(_folder())
        if kind not in (0, stat.S_IFREG):
            raise Odd(tr("is no ordinary file", "ist keine gewöhnliche Datei"))
        if info.flag_bits & 1:
            raise Odd(tr("is encrypted", "ist verschlüsselt"))
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Odd(tr("is packed in an unusual way", "ist ungewöhnlich gepackt"))
        if info.file_size > LARGEST:
            raise Odd(_too_large())
        with self._archive.open(info) as stream:  # what it says of its size may be a lie
            content = stream.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise Odd(_too_large())
        return content


def _check_list(place: Path) -> None:
    """Look at the size of a zip's list of contents before anybody reads it.

    Raises:
        Odd: it is too long, or of a form that only huge archives need.
    """
    with place.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(size - END_SIZE - 0xFFFF - 20, 0))
        tail = file.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) < at + END_SIZE:
        raise Odd(tr("is no zip", "ist kein Zip"))
    listed = struct.unpack_from("<L", tail, at + 12)[0]
    if listed > LARGEST_LIST or END_64 in tail[max(at - 20, 0) : at]:
        raise Odd(tr("the zip holds too many files", "das Zip enthält zu viele Dateien"))


def _usual(kata: Kata) -> str:
    return f"katas/{kata.name}/{kata.stub_file.name}"


def _link(what: str = "") -> str:
    if what:
        return tr(f"{what} is a symbolic link", f"{what} ist ein symbolischer Link")
    return tr("is a symbolic link", "ist ein symbolischer Link")


def _folder() -> str:
    return tr("is a folder", "ist ein Ordner")


def _too_large() -> str:
    return tr("is larger than 1 MiB", "ist größer als 1 MiB")
