"""What a worker's interpreter refuses to a solution: an audit hook (PEP 578).

All helpers are closure variables, so that a solution finds no global name to replace. The hook is
Python in the same process, so it stops mistakes and simple tricks; what stops an attacker is
`grader.sandbox.namespaces`.
"""

import contextlib
import os
import signal
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
"""Prefixes of the events of calls into machine code."""
SYSTEM_FILES = (
    "/dev/full", "/dev/random", "/dev/urandom", "/dev/zero", "/etc/ld.so.cache", "/etc/localtime",
    "/etc/mime.types", "/lib", "/lib64", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat",
    "/sys/devices/system", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share",
    "/System/Library", "/Library/Frameworks",
)  # fmt: skip
"""Files of the system that Python and the packages read."""
HIDDEN_FOLDERS = ("katas", "reference", "tests")
"""Folders of the repository that a solution may not read, wherever the repository lies."""


def install(scratch: Path, readable: Iterable[Path]) -> None:
    """Refuse all of this from now on, irrevocably.

    Args:
        scratch: the only folder in which files may change.
        readable: what may be read besides Python, its packages and data/.
    """
    _block_unaudited_starts()
    sys.addaudithook(_make_hook(scratch, readable))


def _block_unaudited_starts() -> None:
    """Replace the two functions that start or end processes without an audit event."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("a solution may not start or end processes")

    with contextlib.suppress(ImportError):  # not on Windows
        import _posixsubprocess

        vars(_posixsubprocess)["fork_exec"] = refuse
    if hasattr(signal, "pidfd_send_signal"):
        vars(signal)["pidfd_send_signal"] = refuse


def _make_hook(scratch: Path, readable: Iterable[Path]) -> Callable[[str, tuple[Any, ...]], None]:
    packages = list(package_folders())
    if organs := os.environ.get("KATA_ORGANS"):
        packages.append(os.path.realpath(Path(organs).expanduser()))
    writable = (os.path.realpath(scratch), os.devnull)
    own = (*writable, *map(os.path.realpath, readable))
    check_path = _path_check(writable, own, tuple(packages))
    called_by_package = _caller_check(tuple(packages))
    kind, text, refusal = type, str, PermissionError
    changes, processes, network = dict(CHANGES), frozenset(PROCESSES), frozenset(NETWORK)
    introspection, ffi, writing = frozenset(INTROSPECTION), FFI, WRITING

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            writes = flags & writing
            for letter in mode if kind(mode) is text else "":
                writes = writes or letter in "wax+"
            check_path(path, writes)
        elif event in changes:
            for path in arguments[: changes[event]]:
                check_path(path, True)
        elif event == "sqlite3.connect" and arguments[0] != ":memory:":
            check_path(arguments[0], True)
        elif event in processes:
            raise refusal(f"a solution may not start or end processes ({event})")
        elif event in network:
            raise refusal(f"a solution may not use the network ({event})")
        elif event in introspection:
            raise refusal(f"a solution may not look for objects of others ({event})")
        elif event.startswith(ffi) and not called_by_package():
            raise refusal(f"a solution may not call machine code ({event})")

    return hook


def _path_check(
    writable: tuple[str, ...], own: tuple[str, ...], packages: tuple[str, ...]
) -> Callable[[Any, Any], None]:
    """A function of a path, and of whether it is written, that raises PermissionError.

    Args:
        writable: folders and files that may change.
        own: what may be read, wherever it lies.
        packages: what may be read unless it lies in a hidden folder.
    """
    realpath, fsdecode, thread, below = os.path.realpath, os.fsdecode, get_ident, _make_below()
    kind, separator, refusal, text, fspath = type, os.sep, PermissionError, str, PurePath.__fspath__
    hidden = tuple(realpath(ROOT / name) for name in HIDDEN_FOLDERS)
    busy: set[int] = set()

    def check_path(path: Any, writes: Any) -> None:
        if path is None or kind(path) is int or thread() in busy:
            return
        if kind(path) not in (text, bytes) and kind(path).__fspath__ is not fspath:
            raise refusal("a solution may only name files by text or by a Path")
        busy.add(thread())  # the lookup of a path raises events itself
        try:
            name = fsdecode(path)
            real = realpath(name)
        finally:
            busy.discard(thread())
        if writes and not below(real, writable):
            raise refusal(f"a solution may only write in its own folder, not {real}")
        has_dotdot = not name.startswith(separator) and ".." in name.split(separator)
        in_package = below(real, packages) and not below(real, hidden)
        if has_dotdot or not (below(real, own) or in_package):
            raise refusal(f"a solution may not read {real}")

    return check_path


def _caller_check(packages: tuple[str, ...]) -> Callable[[], bool]:
    """A function that says whether a package, and not the solution, caused the event."""
    frame_of, below = sys._getframe, _make_below()
    ctypes_folder = f"{os.sep}ctypes{os.sep}"

    def called_by_package() -> bool:
        frame: FrameType | None = frame_of(2)
        while frame is not None and ctypes_folder in frame.f_code.co_filename:
            frame = frame.f_back
        return frame is not None and below(frame.f_code.co_filename, packages)

    return called_by_package


def _make_below() -> Callable[[str, tuple[str, ...]], bool]:
    separator = os.sep

    def below(real: str, folders: tuple[str, ...]) -> bool:
        for folder in folders:  # noqa: SIM110  (`any` can be replaced)
            if real == folder or real.startswith(folder + separator):
                return True
        return False

    return below


@cache
def package_folders() -> tuple[str, ...]:
    """The real paths of Python, its packages, the harness and data/.

    The fork server calls this once, so that its children find the answer in the cache.
    """
    return tuple({os.path.realpath(path) for path in _readable()})


def _readable() -> Iterable[Path]:
    yield from map(Path, SYSTEM_FILES)
    yield from (ROOT / "grader", ROOT / "data")
    yield from map(Path, (sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()))
    packages = [*site.getsitepackages(), site.getusersitepackages(), *sys.path]
    yield from (Path(p) for p in packages if p.endswith(("-packages", ".zip", "lib-dynload")))
