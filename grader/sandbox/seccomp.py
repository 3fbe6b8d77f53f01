"""Refuses system calls that no solution needs, for good: seccomp with a table of our own (Linux).

Each of them has been a way out of a sandbox in some kernel, uses up what all of a user's processes
share, or takes memory that belongs to no process and so is not counted. What is refused fails with
EPERM, as it does in containers.
"""

import ctypes
import os
import struct

PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | 1  # SECCOMP_RET_ERRNO with EPERM
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""What the kernel calls a machine; elsewhere nothing is filtered."""
AF_VSOCK = 40
"""Sockets to the host of a virtual machine, which belong to no network namespace."""
X32 = 0x40000000
"""From this number on, x86-64 has the same calls once more."""
CALLS = {
    "x86_64": {
        "socket": 41, "add_key": 248, "request_key": 249, "keyctl": 250, "inotify_init": 253,
        "inotify_init1": 294, "perf_event_open": 298, "fanotify_init": 300,
        "open_by_handle_at": 304, "bpf": 321, "userfaultfd": 323, "io_uring_setup": 425,
        "memfd_create": 319, "memfd_secret": 447, "shmget": 29,
        "mount": 165, "umount2": 166, "pivot_root": 155, "setns": 308, "fsopen": 430,
        "open_tree": 428, "move_mount": 429, "ptrace": 101,
    },
    "aarch64": {
        "socket": 198, "add_key": 217, "request_key": 218, "keyctl": 219, "inotify_init1": 26,
        "perf_event_open": 241, "fanotify_init": 262, "open_by_handle_at": 265, "bpf": 280,
        "userfaultfd": 282, "io_uring_setup": 425, "memfd_create": 279, "memfd_secret": 447,
        "shmget": 194, "mount": 40, "umount2": 39, "pivot_root": 41,
        "setns": 268, "fsopen": 430, "open_tree": 428, "move_mount": 429, "ptrace": 117,
    },
}  # fmt: skip
"""Numbers of the system calls; of `socket` only AF_VSOCK is refused."""
LOAD, JUMP_EQUAL, JUMP_FROM, RETURN = 0x20, 0x15, 0x35, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16
"""Offsets in what a filter sees of a call."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def program(machine: str) -> bytes:
    """The filter of a machine in the kernel's instructions; empty where there is none."""
    if machine not in ARCHITECTURES:
        return b""
    calls = CALLS[machine]
    refused = sorted(number for name, number in calls.items() if name != "socket")
    lines = [
        (LOAD, 0, 0, ARCHITECTURE),
        (JUMP_EQUAL, 1, 0, ARCHITECTURES[machine]),
        (RETURN, 0, 0, REFUSE),
        (LOAD, 0, 0, NUMBER),
        (JUMP_FROM, len(refused) + 3, 0, X32),
        *((JUMP_EQUAL, len(refused) + 2 - i, 0, number) for i, number in enumerate(refused)),
        (JUMP_EQUAL, 0, 3, calls["socket"]),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (JUMP_EQUAL, 0, 1, AF_VSOCK),
        (RETURN, 0, 0, REFUSE),
        (RETURN, 0, 0, ALLOW),
    ]
    return b"".join(struct.pack("HBBI", *line) for line in lines)


def refuse_calls() -> None:
    """Refuse them to this process and all that it starts; it must not gain privileges any more.

    Raises:
        OSError: the kernel has no such filters.
    """
    code = program(os.uname().machine)
    if not code:
        return
    filters = _Program(len(code) // 8, code)
    library = ctypes.CDLL(None, use_errno=True)
    mode = ctypes.c_ulong(SECCOMP_MODE_FILTER)
    if library.prctl(PR_SET_SECCOMP, mode, ctypes.byref(filters), 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), "seccomp")
