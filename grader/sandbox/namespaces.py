"""Isolates a worker in Linux namespaces before it reads a learner's file.

The worker enters new namespaces for users, mounts, processes, network and IPC. Its root is an
empty folder in memory that shows, read-only, the system's libraries, Python, the harness and the
files named; only its scratch folder, also in memory, can be written. It becomes the user "nobody"
where it was root, gives up every capability, can make no further namespaces, and has system calls
that no solution needs refused. So other submissions, the tests, the reference,
other processes and the network do not exist for it, whatever machine code it runs. It shares the
kernel with the rest.
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
from grader.sandbox.messages import GraderError
from grader.sandbox.seccomp import refuse_calls

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
SYS_KEYCTL = {"x86_64": 250, "aarch64": 219, "riscv64": 219, "ppc64le": 271, "s390x": 280}
KEYCTL_JOIN_SESSION_KEYRING = 1
PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 4, 24, 38
CAP_LAST_CAP = 63
LINUX_CAPABILITY_VERSION_3 = 0x20080522
NOBODY = 65534
SCRATCH, SHARED_MEMORY = "size=128m,nr_inodes=4k", "size=64m"
"""Options of the two folders in memory that can be written."""
PROCESSES = 256
"""Maximum number of processes and threads, where the kernel counts them per namespace."""
SYSTEM = (
    *(f"/usr/{name}" for name in ("bin", "lib", "lib32", "lib64", "libexec", "sbin", "share")),
    *(f"/usr/local/{name}" for name in ("bin", "lib", "lib64", "share", "cuda")),
    "/lib", "/lib32", "/lib64", "/libx32", "/bin", "/sbin", "/nix/store",
)  # fmt: skip
"""Not all of /usr: in a container, /usr/src can hold the submissions."""
SETTINGS = ("/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime", "/etc/passwd",
            "/sys/devices/system/cpu")  # fmt: skip
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")


class SandboxUnavailable(GraderError):
    """This system does not let a process isolate itself; the message says what failed."""


def enter_namespaces(scratch: Path, readable: Iterable[Path], *keep: int) -> None:
    """Continue in new namespaces; the caller's process waits and exits with the same status.

    Args:
        scratch: the folder that an empty, writable one replaces.
        readable: files and folders, besides the system and Python, that can be read.
        keep: file descriptors that stay open besides 0, 1 and 2.

    Raises:
        SandboxUnavailable: this system does not allow it.
    """
    try:
        owner = _new_namespaces()
        init = os.fork()  # the first process of a PID namespace: when it ends, all others do
        if init == 0:
            _sleep()
        inside = os.fork()
        if inside != 0:
            for fd in keep:
                os.close(fd)
            _exit_like(inside, init)
        os.setsid()  # so that a signal to its group does not reach the process that waits
        close_other_fds(*keep)
        _new_root(scratch, readable, owner)
        _drop_privileges(owner)
    except OSError as error:
        raise SandboxUnavailable(f"{error.filename or 'unshare'}: {error.strerror}") from None


def unavailable_reason() -> str:
    """Why no process can be isolated here, tried in a child; empty where it works."""
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
    reason = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
    return "" if done.returncode == 0 else reason


def _new_namespaces() -> int | None:
    """Leave the system's namespaces; returns the user to become inside, None to stay the same."""
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


def _exit_like(inside: int, init: int) -> NoReturn:
    os.chdir("/")
    _, status = os.waitpid(inside, 0)
    os.kill(init, signal.SIGKILL)
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if number != signal.SIGKILL:
            signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    os._exit(os.waitstatus_to_exitcode(status) & 255)


def _new_root(scratch: Path, readable: Iterable[Path], owner: int | None) -> None:
    """Replace the root by a folder in memory that shows only what may be read.

    Raises:
        OSError: a mount failed.
    """
    _mount("none", Path("/"), "", MS_REC | MS_PRIVATE)
    root = scratch
    _mount("tmpfs", root, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,mode=755")
    files = [*python_folders(), ROOT / "grader", ROOT / "data", *readable]
    if organs := os.environ.get("KATA_ORGANS"):
        files.append(Path(organs).expanduser().absolute())
    for path in (*map(Path, SYSTEM), *map(Path, SETTINGS)):
        _bind_mount(root, path, MOUNT_ATTR_RDONLY | MS_NOSUID | MS_NODEV)
    if _inside(root, ROOT).is_dir():  # it lies in a folder of the system
        _mount("tmpfs", _inside(root, ROOT), "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,mode=755")
    for path in files:
        _bind_mount(root, path, MOUNT_ATTR_RDONLY | MS_NOSUID | MS_NODEV)
    for path in (*map(Path, DEVICES), *Path("/dev").glob("nvidia*")):
        _bind_mount(root, path, MOUNT_ATTR_RDONLY | MS_NOSUID | MS_NOEXEC)
    _mount_writable(root, scratch, owner)
    _inside(root, Path("/proc")).mkdir()
    _mount("proc", _inside(root, Path("/proc")), "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
    _restrict(root, MOUNT_ATTR_RDONLY, 0)
    os.chdir(root)
    _system_call(SYS_PIVOT_ROOT[os.uname().machine], b".", b".")
    _call("umount2", b".", MNT_DETACH)
    os.chdir("/")


def _mount_writable(root: Path, scratch: Path, owner: int | None) -> None:
    """Mount the folders in memory that the worker may write in."""
    user, group = (os.geteuid(), os.getegid()) if owner is None else (owner, owner)
    for place, size in ((scratch, SCRATCH), (Path("/dev/shm"), SHARED_MEMORY)):
        _inside(root, place).mkdir(parents=True, exist_ok=True)
        options = f"{size},mode=700,uid={user},gid={group}"
        _mount("tmpfs", _inside(root, place), "tmpfs", MS_NOSUID | MS_NODEV, options)


@cache
def python_folders() -> tuple[Path, ...]:
    """The folders that Python imports from, wherever they lie, but never all of a home folder."""
    paths = [sys.prefix, sys.base_prefix, sys.exec_prefix, *sysconfig.get_paths().values()]
    paths += [p for p in (*sys.path, site.getusersitepackages()) if p.endswith("-packages")]
    folders = {form for p in map(Path, paths) for form in (p.absolute(), p.resolve())}
    return tuple(sorted(p for p in folders if _exists(p) and not ROOT.is_relative_to(p)))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # it lies in a folder that cannot be entered
        return False


def _bind_mount(root: Path, path: Path, attributes: int) -> None:
    """Show a file or folder of the system in the new root."""
    place = _inside(root, path)
    if os.path.lexists(place) or not _exists(path):
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
    """Become that user where it is one, and give up every capability, also for later programs."""
    if owner is not None:
        with contextlib.suppress(OSError):  # root of a container may have no other users
            os.setgroups([])
            os.setresgid(owner, owner, owner)
            os.setresuid(owner, owner, owner)
        _call("prctl", PR_SET_DUMPABLE, 1, 0, 0, 0)
        user, group = os.geteuid(), os.getegid()
        has_own = False
        with contextlib.suppress(OSError):  # another namespace, for a process count of its own
            _call("unshare", CLONE_NEWUSER)
            has_own = True
            _map_ids(user, group)
    else:
        has_own = True
    if has_own:  # else the number would be the whole system's
        Path("/proc/sys/user/max_user_namespaces").write_text("0", encoding="ascii")
    with contextlib.suppress(OSError, KeyError):  # not every kernel has keys
        machine = os.uname().machine
        _system_call(SYS_KEYCTL[machine], KEYCTL_JOIN_SESSION_KEYRING, None)
    with contextlib.suppress(OSError):  # not all exist, or none is left
        for number in range(CAP_LAST_CAP + 1):
            _call("prctl", PR_CAPBSET_DROP, number, 0, 0, 0)
    _call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    none = (ctypes.c_uint32 * 6)()
    _call("capset", (ctypes.c_uint32 * 2)(LINUX_CAPABILITY_VERSION_3, 0), none)
    version = tuple(int(part) for part in os.uname().release.split("-")[0].split(".")[:2])
    if version >= (5, 14):
        resource.setrlimit(resource.RLIMIT_NPROC, (PROCESSES, PROCESSES))
    with contextlib.suppress(OSError):  # not every kernel has filters
        refuse_calls()


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
        OSError: it returned an error; `about`, else the function's name, is the file name.
    """
    function = getattr(_library(), name)
    typed = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    if function(*typed) == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), about or name)


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _self_test(scratch: Path) -> None:
    """Enter new namespaces, and check what can be seen there.

    Raises:
        SandboxUnavailable: they cannot be entered, or show too little or too much.
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
