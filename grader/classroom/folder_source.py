"""A submission that is a folder, read without following a link."""

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from grader.catalogue.kata import Kata
from grader.classroom import search
from grader.classroom.search import Parts
from grader.classroom.stub_file import (
    RejectedFile,
    StubFile,
    default_path,
    link_note,
    read_limited,
    require_file,
)

MAX_PATHS = 20_000
"""Files of a folder whose names are looked at."""


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
            return StubFile(None, default_path(kata), search.ambiguous(found))
        if found and (stub := self._stub(found[0])):
            return replace(stub, note=stub.note or search.renamed(kata, found[0]))
        return StubFile(None, default_path(kata))

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
                raise RejectedFile(link_note(part))
            if not stat.S_ISDIR(mode):
                raise FileNotFoundError(path)
        path /= parts[-1]
        require_file(path.lstat().st_mode)
        with path.open("rb") as file:
            return read_limited(file)
