"""What is read of one stub in a submission, and what makes it be rejected."""

import stat
from dataclasses import dataclass
from typing import IO

from grader.catalogue.kata import Kata
from grader.i18n import tr

MAX_STUB_SIZE = 2**20
"""Bytes of one solution."""


@dataclass(frozen=True)
class StubFile:
    """One stub file of a submission."""

    content: bytes | None
    """None where there is none that can be graded."""
    file: str
    """Its path in the submission; where it should have been, if it is missing."""
    note: str = ""
    """What is odd about it."""


class RejectedFile(Exception):
    """The file is not graded; the message gives the reason."""


def require_file(mode: int) -> None:
    """Check that a file's mode is that of an ordinary file."""
    if stat.S_ISLNK(mode):
        raise RejectedFile(link_note())
    if stat.S_ISDIR(mode):
        raise RejectedFile(tr("is a folder", "ist ein Ordner"))
    if not stat.S_ISREG(mode):
        raise RejectedFile(tr("is no ordinary file", "ist keine gewöhnliche Datei"))


def read_limited(stream: IO[bytes], limit: int = MAX_STUB_SIZE) -> bytes:
    """The content, whatever size its folder or archive gives."""
    content = stream.read(limit + 1)
    if len(content) > limit:
        size = f"{limit // 2**20} MiB"
        raise RejectedFile(tr(f"is larger than {size}", f"ist größer als {size}"))
    return content


def default_path(kata: Kata) -> str:
    """Where a kata's stub lies in a clone."""
    return f"katas/{kata.name}/{kata.stub_file.name}"


def link_note(what: str = "") -> str:
    """The note on a link; `what` is the folder on the way that is one, if any."""
    if what:
        return tr(f"{what} is a symbolic link", f"{what} ist ein symbolischer Link")
    return tr("is a symbolic link", "ist ein symbolischer Link")
