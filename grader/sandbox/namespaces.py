"""A world of its own for a worker on Linux, entered before it reads a learner's file.

The worker goes into new namespaces for users, mounts, processes, network and IPC. Its root is an
empty folder in memory that shows, read-only, the system's libraries, Python, the harness and the
files named; only its scratch folder, also in memory, can be written. It becomes the user "nobody"
where it was root, and gives up every capability. So other submissions, the tests, the reference,
other processes and the network are not there for it, whatever machine code it runs. What it shares
with the rest is the kernel.
"""

import contextlib
import ctypes
import os
import signal
import site
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from grader import ROOT
from grader.sandbox.limits import close_other_fds, max_fd

with contextlib.suppress(ImportError):  # Windows has none
    import resource

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
NAMESPACES = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID | CLONE_NEWNET
MS_NOSUID, MS_NODEV, MS_NOEXEC = 2, 4, 8
MS_BIND, MS_REC, MS_PRIVATE = 4096, 16384, 1 << 18
MNT_DETACH = 2
MOUNT_ATTR_RDONLY = 1
"""Of mount_setattr, whose other attributes have the numbers of the flags above."""
AT_FDCWD, AT_RECURSIVE = -100, 0x8000
SYS_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41, "riscv64": 41, "ppc64le": 203, "s390x": 217}
SYS_MOUNT_SETATTR = 442
PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 4, 24, 38
LAST_CAPABILITY = 63
CAPABILITIES_VERSION = 0x20080522
NOBODY = 65534
SCRATCH = "size=128m,nr_inodes=4k"
PROCESSES = 256
"""So many processes and threads it may have, where the kernel counts them per namespace."""
SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/libx32", "/bin", "/sbin", "/nix/store")
SETTINGS = ("/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime", "/etc/passwd",
            "/sys/devices/system/cpu")  # fmt: skip
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")


class SandboxUnavailable(Exception):
    """This system does not let a process isolate itself; the message says what failed."""


def enter_namespaces(scratch: Path, shown: Iterable[Path], connection: int) -> None:
    """Go on in a world of its own; the process that called stays behind and dies as this one does.

    Args:
        scratch: the folder in whose place an empty one appears that can be written.
        shown: files and folders, besides the system and Python, that can be read.
        connection: the one file descriptor to keep, besides input, output and errors.

    Raises:
        SandboxUnavailable: it cannot be done here.
    """
    try:
        owner = _new_namespaces()
        guardian = os.fork()  # the first process of a namespace: when it ends, all others do
        if guardian == 0:
            _sleep()
        inside = os.fork()
        if inside != 0:
            os.close(connection)
            _exit_like(inside, guardian)
        close_other_fds(connection)
        _new_root(scratch, shown, owner)
        _drop_privileges(owner)
    except OSError as error:
        raise SandboxUnavailable(f"{error.filename or 'unshare'}: {error.strerror}") from None


def unavailable_reason() -> str:
    """Why no process can be isolated here; empty where it works. Tries it in a child."""
    if sys.platform != "linux":
        return sys.platform
    with tempfile.TemporaryDirectory(prefix="kata-") as folder:
        done = subprocess.run(
            [sys.executable, "-m", "grader.sandbox.namespaces", folder],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    said = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
    return "" if done.returncode == 0 else said


def _new_namespaces() -> int | None:
    """Leave the system's namespaces; returns who to become inside, None for nobody else."""
    if os.geteuid() == 0:
        with contextlib.suppress(OSError):
            _call("unshare", NAMESPACES)
            return NOBODY
    user, group = os.geteuid(), os.getegid()
    _call("unshare", NAMESPACES | CLONE_NEWUSER)
    _map_ids(user, group)
    return None


def _map_ids(user: int, group: int) -> None:
    for name, line in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        Path("/proc/self", name).write_text(line, encoding="ascii")


def _sleep() -> NoReturn:
    try:
        os.closerange(0, max_fd())
        os.chdir("/")
        _call("prctl", PR_SET_DUMPABLE, 0, 0, 0, 0)  # nothing inside may look into it
        while True:
            signal.pause()
    finally:
        os._exit(1)


def _exit_like(inside: int, guardian: int) -> NoReturn:
    os.chdir("/")
    _, status = os.waitpid(inside, 0)
    os.kill(guardian, signal.SIGKILL)
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if number != signal.SIGKILL:
            signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    os._exit(os.waitstatus_to_exitcode(status) & 255)


def _new_root(scratch: Path, shown: Iterable[Path], owner: int | None) -> None:
    _mount("none", Path("/"), "", MS_REC | MS_PRIVATE)
    root = scratch
    _mount("tmpfs", root, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,mode=755")
    files = [*python_folders(), ROOT / "grader", ROOT / "data", *shown]
    if organs := os.environ.get("KATA_ORGANS"):
        files.append(Path(organs).expanduser().absolute())
    devices = [*map(Path, DEVICES), *Path("/dev").glob("nvidia*")]
    for path in (*map(Path, SYSTEM), *map(Path, SETTINGS)):
        _bind_mount(root, path, MOUNT_ATTR_RDONLY | MS_NOSUID | MS_NODEV)
    if _inside(root, ROOT).is_dir():  # it lies in a folder of the system
        _mount("tmpfs", _inside(root, ROOT), "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,mode=755")
    for path in files:
        _bind_mount(root, path, MOUNT_ATTR_RDONLY | MS_NOSUID | MS_NODEV)
    for path in devices:
        _bind_mount(root, path, MOUNT_ATTR_RDONLY | MS_NOSUID | MS_NOEXEC)
    user = os.geteuid() if owner is None else owner
    own = f"mode=700,uid={user},gid={os.getegid() if owner is None else owner}"
    for place, options in ((scratch, SCRATCH), (Path("/dev/shm"), "size=64m")):
        _inside(root, place).mkdir(parents=True, exist_ok=True)
        _mount("tmpfs", _inside(root, place), "tmpfs", MS_NOSUID | MS_NODEV, f"{options},{own}")
    _inside(root, Path("/proc")).mkdir()
    _mount("proc", _inside(root, Path("/proc")), "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
    _restrict(root, MOUNT_ATTR_RDONLY, 0)
    os.chdir(root)
    _system_call(SYS_PIVOT_ROOT[os.uname().machine], b".", b".")
    _call("umount2", b".", MNT_DETACH)
    os.chdir("/")


@cache
def python_folders() -> tuple[Path, ...]:
    """The folders that Python imports from, wherever they lie, but never all of a home folder."""
    paths = [sys.prefix, sys.base_prefix, sys.exec_prefix, *sysconfig.get_paths().values()]
    paths += [p for p in (*sys.path, site.getusersitepackages()) if p.endswith("-packages")]
    found = {form for p in map(Path, paths) for form in (p.absolute(), p.resolve())}
    return tuple(sorted(p for p in found if _is_there(p) and not ROOT.is_relative_to(p)))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # it lies in a folder that cannot be entered
        return False


def _bind_mount(root: Path, path: Path, attributes: int) -> None:
    """Let a file or folder of the system appear in the new root."""
    place = _inside(root, path)
    if os.path.lexists(place) or not _is_there(path):
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink() and path.parent == Path("/"):  # /lib is often a link to /usr/lib
        place.symlink_to(path.readlink())
        return
    if path.is_dir():
        place.mkdir()
    else:
        place.touch()
    _mount(str(path), place, "", MS_BIND | MS_REC)
    _restrict(place, attributes, AT_RECURSIVE)


def _inside(root: Path, path: Path) -> Path:
    return root / path.relative_to("/")


def _drop_privileges(owner: int | None) -> None:
    if owner is not None:
        with contextlib.suppress(OSError):  # root of a container may have no other users
            os.setgroups([])
            os.setresgid(owner, owner, owner)
            os.setresuid(owner, owner, owner)
        _call("prctl", PR_SET_DUMPABLE, 1, 0, 0, 0)
        user, group = os.geteuid(), os.getegid()
        with contextlib.suppress(OSError):  # a namespace more, for the count of its processes
            _call("unshare", CLONE_NEWUSER)
            _map_ids(user, group)
    with contextlib.suppress(OSError):  # there are not that many, or it has none any more
        for number in range(LAST_CAPABILITY + 1):
            _call("prctl", PR_CAPBSET_DROP, number, 0, 0, 0)
    _call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _call("capset", (ctypes.c_uint32 * 2)(CAPABILITIES_VERSION, 0), nothing)
    version = tuple(int(part) for part in os.uname().release.split("-")[0].split(".")[:2])
    if version >= (5, 14):
        resource.setrlimit(resource.RLIMIT_NPROC, (PROCESSES, PROCESSES))


def _mount(source: str, target: Path, kind: str, flags: int, options: str = "") -> None:
    arguments = (source.encode(), os.fsencode(target), kind.encode(), flags, options.encode())
    _call("mount", *arguments, about=str(target))


def _restrict(place: Path, attributes: int, flags: int) -> None:
    request = (ctypes.c_uint64 * 4)(attributes, 0, 0, 0)
    arguments = (AT_FDCWD, os.fsencode(place), flags, ctypes.byref(request), 32)
    _system_call(SYS_MOUNT_SETATTR, *arguments, about=str(place))


def _system_call(number: int, *arguments: Any, about: str = "") -> None:
    _call("syscall", number, *arguments, about=about)


def _call(name: str, *arguments: Any, about: str = "") -> None:
    """Call a function of the C library.

    Raises:
        OSError: it says that it failed.
    """
    function = getattr(_library(), name)
    typed = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    if function(*typed) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), about or name)


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _self_test(scratch: Path) -> None:
    """Enter, and look around.

    Raises:
        SandboxUnavailable: it cannot be done, or what is needed cannot be read from there.
    """
    enter_namespaces(scratch, [], os.open(os.devnull, os.O_RDONLY))
    for file in (ROOT / "grader" / "__init__.py", Path(os.__file__)):
        try:
            file.read_bytes()
        except OSError as error:
            raise SandboxUnavailable(f"{file}: {error.strerror}") from None
    if (ROOT / "katas").exists():
        raise SandboxUnavailable(f"{ROOT / 'katas'} can still be seen")


if __name__ == "__main__":
    try:
        _self_test(Path(sys.argv[1]))
    except SandboxUnavailable as problem:
        sys.exit(str(problem))
