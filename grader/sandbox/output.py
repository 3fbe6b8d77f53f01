"""Where a worker's output goes: into a file, and only the beginning of it."""

import io
import os
import sys
from pathlib import Path

MAX_PRINTED = 20_000
"""Characters of what is printed that are kept for each test."""


def redirect(output_file: Path) -> None:
    """Send what the solution prints into a file, also from C; nothing comes from the keyboard."""
    null = os.open(os.devnull, os.O_RDWR)
    out = os.open(output_file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(null, 0)
    os.dup2(out, 1)
    os.dup2(out, 2)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115  (for the life of the process)


class LimitedStdout(io.TextIOBase):
    """Writes the beginning of what is printed to the file, and drops the rest."""

    def __init__(self) -> None:
        self._left = MAX_PRINTED

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        beginning = text[: self._left]
        self._left -= len(beginning)
        if beginning:
            os.write(1, beginning.encode("utf-8", "replace"))
        return len(text)
