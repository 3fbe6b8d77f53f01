"""What a worker gives up before it reads a learner's file: time, memory, files, network, children.

It keeps honest mistakes from doing harm. It is no wall against somebody who means it; a process
that runs foreign machine code can undo what its own interpreter forbids.
"""

import contextlib
import os
import signal
import site
import sys
import sysconfig
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from grader import ROOT, THREADS_VARIABLE

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


LOOKS_AROUND = {"gc.get_objects", "gc.get_referents", "gc.get_referrers", "sys._current_frames"}
FOREIGN = ("ctypes.", "cffi.")
"""Events of calls into machine code begin like this."""
SYSTEM_FILES = (
    "/dev/full", "/dev/random", "/dev/urandom", "/dev/zero", "/etc/ld.so.cache", "/etc/localtime",
    "/etc/mime.types", "/lib", "/lib64", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat",
    "/sys/devices/system", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share",
    "/System/Library", "/Library/Frameworks",
)  # fmt: skip
"""What Python and the packages read of a system besides themselves."""
SECRET = ("katas", "reference", "tests")
"""Folders of the repository that a solution may not read, wherever the repository lies."""
KEPT_VARIABLES = (
    "CUDA_", "KATA_", "LANG", "LC_", "LD_LIBRARY_PATH", "MKL_", "NUMBER_OF_PROCESSORS", "OMP_",
    "PATH", "PYTHON", "SYSTEMROOT", "TZ", "WINDIR",
)  # fmt: skip
"""Variables of the environment that begin otherwise are gone: some hold keys and tokens."""


def confine(scratch: Path, cpu_seconds: float, readable: Iterable[Path] = ()) -> None:
    """Give all of that up, for good.

    Args:
        scratch: the only folder in which files may change; it becomes the working directory.
        cpu_seconds: how long the processor may work for this process in all.
        readable: files and folders that may be read besides Python, its packages and data/.
    """
    os.chdir(scratch)
    for name in list(os.environ):
        if not name.upper().startswith(KEPT_VARIABLES):
            del os.environ[name]
    for name in ("HOME", "TMPDIR", "TEMP", "TMP", "USERPROFILE"):
        os.environ[name] = str(scratch)
    tempfile.tempdir = None  # it is looked up again
    with contextlib.suppress(ImportError):  # Windows has no such limits
        _limit_resources(cpu_seconds)
    divide_threads()
    sys.addaudithook(_Guard(scratch, readable).hook)


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
    """Let torch use this process's share of the cores."""
    torch = sys.modules.get("torch")
    if torch is not None and (threads := os.environ.get(THREADS_VARIABLE)):
        torch.set_num_threads(int(threads))


def _readable() -> Iterable[Path]:
    """Where Python, its packages and what the katas give lie."""
    yield from map(Path, SYSTEM_FILES)
    yield from (ROOT / "grader", ROOT / "data")
    if organs := os.environ.get("KATA_ORGANS"):
        yield Path(organs).expanduser()
    yield from map(Path, (sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()))
    packages = [*site.getsitepackages(), site.getusersitepackages(), *sys.path]
    yield from (Path(p) for p in packages if p.endswith(("-packages", ".zip", "lib-dynload")))


class _Guard:
    """The audit hook: refuses what no kata needs."""

    def __init__(self, scratch: Path, readable: Iterable[Path]) -> None:
        # everything is bound here: a learner's code can replace names in modules, not these
        self._roots = (os.path.realpath(scratch), os.devnull)
        self._own = tuple(os.path.realpath(path) for path in readable)
        self._secret = tuple(os.path.realpath(ROOT / name) for name in SECRET)
        self._packages = tuple({os.path.realpath(path) for path in _readable()})
        self._realpath, self._fsdecode = os.path.realpath, os.fsdecode
        self._frame = sys._getframe
        self._separator = os.sep
        self._busy = False

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            writes = any(c in mode for c in "wax+") if isinstance(mode, str) else flags & WRITING
            self._demand_inside(path, writes)
        elif event in CHANGES:
            for path in arguments[: CHANGES[event]]:
                self._demand_inside(path, True)
        elif event in PROCESSES:
            raise PermissionError(f"a solution may not start or end processes ({event})")
        elif event in NETWORK:
            raise PermissionError(f"a solution may not use the network ({event})")
        elif event in LOOKS_AROUND:
            raise PermissionError(f"a solution may not look for objects of others ({event})")
        elif event.startswith(FOREIGN) and not self._by_a_package():
            raise PermissionError(f"a solution may not call machine code ({event})")

    def _demand_inside(self, path: Any, writes: bool) -> None:
        if self._busy or isinstance(path, int) or path is None:
            return
        self._busy = True  # what looks a path up raises events of its own
        try:
            real = self._realpath(self._fsdecode(path))
        finally:
            self._busy = False
        if writes and not self._below(real, self._roots):
            raise PermissionError(f"a solution may only write in its own folder, not {real}")
        if not writes and not self._may_read(real):
            raise PermissionError(f"a solution may not read {real}")

    def _may_read(self, real: str) -> bool:
        if self._below(real, (*self._roots, *self._own)):
            return True
        return self._below(real, self._packages) and not self._below(real, self._secret)

    def _below(self, real: str, roots: tuple[str, ...]) -> bool:
        return any(real == r or real.startswith(r + self._separator) for r in roots)

    def _by_a_package(self) -> bool:
        """Whether an installed package, and not the solution itself, reaches for machine code."""
        frame = self._frame(2)
        while frame is not None and f"{self._separator}ctypes{self._separator}" in (
            frame.f_code.co_filename
        ):
            frame = frame.f_back  # type: ignore[assignment]
        return frame is not None and self._below(frame.f_code.co_filename, self._packages)
