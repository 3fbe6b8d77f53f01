"""What a worker's interpreter refuses to a solution: an audit hook (PEP 578).

The hook looks up nothing that a solution could name and replace, as far as Python allows: its
words are bound inside one function. It stays Python in the same process, so it stops mistakes and
simple tricks; the wall for whoever means it is `grader.sandbox.namespaces`.
"""

import os
import site
import sys
import sysconfig
from _thread import get_ident
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path, PurePath
from types import FrameType
from typing import Any

from grader import ROOT

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {
    "os.chmod": 1, "os.chown": 1, "os.link": 2, "os.mkdir": 1, "os.remove": 1, "os.rename": 2,
    "os.rmdir": 1, "os.symlink": 2, "os.truncate": 1, "os.utime": 1, "shutil.rmtree": 1,
}  # fmt: skip
"""Events that change the file system, and how many of their first arguments are paths."""
PROCESSES = {
    "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "os.system",
    "pty.spawn", "subprocess.Popen", "os.kill", "os.killpg",
    "resource.prlimit",
}  # fmt: skip
NETWORK = {
    "socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname",
    "socket.sendmsg", "socket.sendto", "urllib.Request",
}  # fmt: skip


INTROSPECTION = {"gc.get_objects", "gc.get_referents", "gc.get_referrers", "sys._current_frames"}
FFI = ("ctypes.", "cffi.")
"""Events of calls into machine code begin like this."""
SYSTEM_FILES = (
    "/dev/full", "/dev/random", "/dev/urandom", "/dev/zero", "/etc/ld.so.cache", "/etc/localtime",
    "/etc/mime.types", "/lib", "/lib64", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat",
    "/sys/devices/system", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share",
    "/System/Library", "/Library/Frameworks",
)  # fmt: skip
"""What Python and the packages read of a system besides themselves."""
HIDDEN_FOLDERS = ("katas", "reference", "tests")
"""Folders of the repository that a solution may not read, wherever the repository lies."""


def make_audit_hook(
    scratch: Path, readable: Iterable[Path]
) -> Callable[[str, tuple[Any, ...]], None]:
    """The audit hook.

    Args:
        scratch: the only folder in which files may change.
        readable: what may be read besides Python, its packages and data/.
    """
    realpath, fsdecode, frame_of, thread = os.path.realpath, os.fsdecode, sys._getframe, get_ident
    kind, separator, refusal, text, fspath = type, os.sep, PermissionError, str, PurePath.__fspath__
    changes, processes, network = dict(CHANGES), frozenset(PROCESSES), frozenset(NETWORK)
    looks, foreign, writing = INTROSPECTION, FFI, WRITING
    roots = (realpath(scratch), os.devnull)
    own = (*roots, *(realpath(path) for path in readable))
    secret = tuple(realpath(ROOT / name) for name in HIDDEN_FOLDERS)
    organs = os.environ.get("KATA_ORGANS")
    packages = (*package_folders(), *([realpath(Path(organs).expanduser())] if organs else []))
    within = f"{separator}ctypes{separator}"
    busy: set[int] = set()

    def below(real: str, folders: tuple[str, ...]) -> bool:
        for folder in folders:  # noqa: SIM110  (`any` can be replaced)
            if real == folder or real.startswith(folder + separator):
                return True
        return False

    def demand_inside(path: Any, writes: Any) -> None:
        if path is None or kind(path) is int or thread() in busy:
            return
        if kind(path) not in (text, bytes) and kind(path).__fspath__ is not fspath:
            raise refusal("a solution may only name files by text or by a Path")
        busy.add(thread())  # what looks a path up raises events of its own
        try:
            named = fsdecode(path)
            real = realpath(named)
        finally:
            busy.discard(thread())
        if writes and not below(real, roots):
            raise refusal(f"a solution may only write in its own folder, not {real}")
        climbs = not named.startswith(separator) and ".." in named.split(separator)
        if (not below(real, own) and (not below(real, packages) or below(real, secret))) or climbs:
            raise refusal(f"a solution may not read {real}")

    def by_a_package() -> bool:
        """Whether an installed package, and not the solution itself, reaches for machine code."""
        frame: FrameType | None = frame_of(2)
        while frame is not None and within in frame.f_code.co_filename:
            frame = frame.f_back
        return frame is not None and below(frame.f_code.co_filename, packages)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            writes = flags & writing
            for letter in mode if kind(mode) is text else "":
                writes = writes or letter in "wax+"
            demand_inside(path, writes)
        elif event in changes:
            for path in arguments[: changes[event]]:
                demand_inside(path, True)
        elif event == "sqlite3.connect" and arguments[0] != ":memory:":
            demand_inside(arguments[0], True)
        elif event in processes:
            raise refusal(f"a solution may not start or end processes ({event})")
        elif event in network:
            raise refusal(f"a solution may not use the network ({event})")
        elif event in looks:
            raise refusal(f"a solution may not look for objects of others ({event})")
        elif event.startswith(foreign) and not by_a_package():
            raise refusal(f"a solution may not call machine code ({event})")

    return hook


@cache
def package_folders() -> tuple[str, ...]:
    """Where Python, its packages and what the katas give lie.

    The warm parent asks once, so that its children know.
    """
    return tuple({os.path.realpath(path) for path in _readable()})


def _readable() -> Iterable[Path]:
    yield from map(Path, SYSTEM_FILES)
    yield from (ROOT / "grader", ROOT / "data")
    yield from map(Path, (sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()))
    packages = [*site.getsitepackages(), site.getusersitepackages(), *sys.path]
    yield from (Path(p) for p in packages if p.endswith(("-packages", ".zip", "lib-dynload")))
