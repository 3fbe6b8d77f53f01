"""Where a worker's output goes: into a pipe that holds little, and only the beginning of it.

A file would grow on the grader's disk, whatever limit the worker has: `fallocate` takes blocks
that no limit of a file's size counts.
"""

import contextlib
import io
import os
import sys
from pathlib import Path

MAX_PRINTED = 20_000
"""Characters of what is printed that are kept for each test."""
PIPE_SIZE = 2**18
"""Bytes that the pipe holds until the judge reads them; what does not fit in is lost."""
F_SETPIPE_SZ = 1031
"""Of Linux; elsewhere a pipe holds 64 KiB or less."""
MAX_READ = 16 * 2**20
"""Bytes that are read at a time."""


def make_pipe(place: Path) -> None:
    """Make a named pipe for the output of all workers of a job; without such pipes, do nothing."""
    if hasattr(os, "mkfifo") and not place.exists():
        os.mkfifo(place, 0o600)


def redirect(place: Path) -> None:
    """Send what the solution prints there, also from C; nothing comes from the keyboard."""
    null = os.open(os.devnull, os.O_RDWR)
    # for reading too, since it would wait for a reader else; it must never wait for room
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NONBLOCK", 0)
    out = os.open(place, flags, 0o600)
    with contextlib.suppress(ImportError, OSError):
        import fcntl

        fcntl.fcntl(out, F_SETPIPE_SZ, PIPE_SIZE)
    os.dup2(null, 0)
    os.dup2(out, 1)
    os.dup2(out, 2)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115  (for the life of the process)


class OutputReader:
    """The judge's end: what was printed since the last look.

    Args:
        place: the pipe, or a file where the system has no such pipes.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._descriptor = -1
        self._open()

    def read(self) -> str:
        """What is new; empty where nothing is."""
        self._open()
        content = b""
        with contextlib.suppress(OSError):
            while self._descriptor >= 0 and len(content) < MAX_READ:
                part = os.read(self._descriptor, 2**16)
                content += part
                if not part:
                    break
        return content.decode("utf-8", "replace")

    def _open(self) -> None:
        if self._descriptor < 0:
            with contextlib.suppress(OSError):
                flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
                self._descriptor = os.open(self._place, flags)


class LimitedStdout(io.TextIOBase):
    """Passes the beginning of what is printed on, and drops the rest."""

    def __init__(self) -> None:
        self._left = MAX_PRINTED

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        beginning = text[: self._left]
        self._left -= len(beginning)
        if beginning:
            with contextlib.suppress(BlockingIOError):  # the pipe is full
                os.write(1, beginning.encode("utf-8", "replace"))
        return len(text)
