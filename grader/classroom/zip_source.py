"""A submission that is a zip, read without unpacking it."""

import contextlib
import stat
import struct
import zipfile
import zlib
from datetime import datetime
from pathlib import PurePosixPath
from typing import IO

from grader.catalogue.kata import Kata
from grader.classroom import search
from grader.classroom.search import Parts
from grader.classroom.stub_file import (
    MAX_STUB_SIZE,
    RejectedFile,
    StubFile,
    default_path,
    read_limited,
    require_file,
)
from grader.i18n import tr

MAX_DIRECTORY_SIZE = 8 * 2**20
"""Bytes of a zip's central directory: some 100 000 files."""
END_RECORD, END_RECORD_SIZE, ZIP64_LOCATOR = b"PK\x05\x06", 22, b"PK\x06\x07"
NAMES_SHOWN = 3
ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, RuntimeError,
)  # fmt: skip
"""Exceptions that reading a broken zip raises."""


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
                return StubFile(None, default_path(kata), search.ambiguous(fits))
        if not fits:
            return StubFile(None, default_path(kata))
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

    def newest(self) -> datetime | None:
        """The time of the newest solution, by the clock of the computer that packed the zip."""
        times = []
        for parts, entries in self._entries.items():
            if parts[-1].endswith((".py", ".ipynb")):
                with contextlib.suppress(ValueError):  # 1980-00-00 where there is no time
                    times.append(datetime(*entries[0].date_time))
        return max(times, default=None)

    def read(self, parts: Parts, limit: int = MAX_STUB_SIZE) -> bytes:
        """The content of an entry.

        Raises:
            RejectedFile: it is no ordinary file, too large, or packed in an unusual way.
        """
        info = self._entries[parts][0]
        mode = info.external_attr >> 16
        if stat.S_IFMT(mode) or info.is_dir():  # not every system writes a mode
            require_file(stat.S_IFDIR if info.is_dir() else mode)
        if info.flag_bits & 1:
            raise RejectedFile(tr("is encrypted", "ist verschlüsselt"))
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise RejectedFile(tr("is packed in an unusual way", "ist ungewöhnlich gepackt"))
        with self._archive.open(info) as stream:
            return read_limited(stream, limit)


def check_central_directory(file: IO[bytes]) -> None:
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
