"""Where a worker's output goes: into a file, and only the beginning of it."""

import io
import os
import sys
from pathlib import Path

PRINT_LIMIT = 20_000
"""So much of what is printed is kept for each test."""


def redirect(said: Path) -> None:
    """Send what the solution prints into a file, also from C; nothing comes from the keyboard."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(nowhere, 0)
    os.dup2(out, 1)
    os.dup2(out, 2)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115  (for the life of the process)


class LimitedStdout(io.TextIOBase):
    """Passes the beginning of what is printed on to the file, and drops the rest."""

    def __init__(self) -> None:
        self._left = PRINT_LIMIT

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        shown = text[: self._left]
        self._left -= len(shown)
        if shown:
            os.write(1, shown.encode("utf-8", "replace"))
        return len(text)
