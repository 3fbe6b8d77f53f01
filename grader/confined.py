"""What a worker gives up before it reads a learner's file: time, memory, files, network, children.

It keeps honest mistakes from doing harm. It is no wall against somebody who means it; a process
that runs foreign machine code can undo what its own interpreter forbids.
"""

import contextlib
import os
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any

from grader import THREADS_VARIABLE

MEMORY = 2 * 2**30
"""Bytes that a worker may take on top of what it was forked with."""
FILE_SIZE = 64 * 2**20
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {
    "os.chmod": 1, "os.chown": 1, "os.link": 2, "os.mkdir": 1, "os.remove": 1, "os.rename": 2,
    "os.rmdir": 1, "os.symlink": 2, "os.truncate": 1, "os.utime": 1, "shutil.rmtree": 1,
}  # fmt: skip
"""Events that change the file system, and how many of their first arguments are paths."""
PROCESSES = {
    "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "os.system",
    "pty.spawn", "subprocess.Popen", "os.kill", "os.killpg",
}  # fmt: skip
NETWORK = {
    "socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname",
    "socket.sendmsg", "socket.sendto", "urllib.Request",
}  # fmt: skip


def confine(scratch: Path, cpu_seconds: float) -> None:
    """Give all of that up, for good.

    Args:
        scratch: the only folder in which files may change; it becomes the working directory.
        cpu_seconds: how long the processor may work for this process in all.
    """
    os.chdir(scratch)
    for name in ("HOME", "TMPDIR", "TEMP", "TMP", "USERPROFILE"):
        os.environ[name] = str(scratch)
    tempfile.tempdir = None  # it is looked up again
    with contextlib.suppress(ImportError):  # Windows has no such limits
        _limit_resources(cpu_seconds)
    divide_threads()
    sys.addaudithook(_Guard(scratch).hook)


def _limit_resources(cpu_seconds: float) -> None:
    import resource

    seconds = int(cpu_seconds) + 1
    _lower(resource.RLIMIT_CPU, seconds)
    _lower(resource.RLIMIT_FSIZE, FILE_SIZE)
    _lower(resource.RLIMIT_CORE, 0)
    if sys.platform == "linux":  # elsewhere the limit is not kept, or counts shared memory
        _lower(resource.RLIMIT_DATA, _data_size() + MEMORY)
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)


def _lower(kind: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (value, value))


def _data_size() -> int:
    """What counts towards RLIMIT_DATA already, in bytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) * 1024
    return 0


def divide_threads() -> None:
    """Take only as many threads for torch as the processes beside this one leave free."""
    torch = sys.modules.get("torch")
    if torch is not None and (threads := os.environ.get(THREADS_VARIABLE)):
        torch.set_num_threads(int(threads))


class _Guard:
    """The audit hook: refuses what no kata needs."""

    def __init__(self, scratch: Path) -> None:
        # everything is bound here: a learner's code can replace names in modules, not these
        self._roots = (os.path.realpath(scratch), os.devnull)
        self._realpath, self._fsdecode = os.path.realpath, os.fsdecode
        self._separator = os.sep
        self._busy = False

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            writes = any(c in mode for c in "wax+") if isinstance(mode, str) else flags & WRITING
            if writes:
                self._demand_inside(path)
        elif event in CHANGES:
            for path in arguments[: CHANGES[event]]:
                self._demand_inside(path)
        elif event in PROCESSES:
            raise PermissionError(f"a solution may not start or end processes ({event})")
        elif event in NETWORK:
            raise PermissionError(f"a solution may not use the network ({event})")

    def _demand_inside(self, path: Any) -> None:
        if self._busy or isinstance(path, int):
            return
        self._busy = True  # what looks a path up raises events of its own
        try:
            real = self._realpath(self._fsdecode(path))
        finally:
            self._busy = False
        inside = any(real == r or real.startswith(r + self._separator) for r in self._roots)
        if not inside:
            raise PermissionError(f"a solution may only write in its own folder, not {real}")
