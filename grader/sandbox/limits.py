"""The limits of a worker: time, memory, file size, environment, and the audit hook.

They keep honest mistakes from doing harm. They stop no attacker: a process that runs foreign
machine code can undo what its own interpreter forbids.
"""

import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader import THREADS_VARIABLE
from grader.sandbox import audit_hook
from grader.solution.clocks import open_own_clock

MEMORY_LIMIT = 2 * 2**30
"""Bytes that a worker may take on top of what it was forked with."""
JUDGE_MEMORY_LIMIT = 4 * 2**30
"""Bytes that a judge may take on top of what it was forked with, whatever a worker sends it."""
FILE_SIZE_LIMIT = 64 * 2**20
ALLOWED_ENVIRONMENT = (
    "COVERAGE_", "CUDA_", "GOMP_", "GPU_", "HIP_", "HSA_", "KATA_", "KMP_", "LANG", "LC_",
    "LD_LIBRARY_PATH", "MKL_", "NUMBER_OF_PROCESSORS", "NVIDIA_", "OMP_", "OPENBLAS_", "PATH",
    "PYTHON", "PYTORCH_", "ROCR_", "ROCM_", "SYSTEMROOT", "TORCH_", "TZ", "WINDIR",
)  # fmt: skip
"""Variables of the environment that begin otherwise are removed: some hold keys and tokens."""
GRADERS_OWN = ("HOME", "TEMP", "TMP", "TMPDIR", "USERPROFILE")
"""Variables that the grader itself needs; a solution gets its own values of them."""


@contextlib.contextmanager
def clean_environment() -> Iterator[None]:
    """Take all other variables away meanwhile, so that a process started then never had them.

    What a process was started with stays readable in its memory and in /proc, and in those of all
    that are forked from it.
    """
    allowed = (*ALLOWED_ENVIRONMENT, *GRADERS_OWN)
    removed = {n: v for n, v in os.environ.items() if not n.upper().startswith(allowed)}
    for name in removed:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(removed)


def apply_limits(scratch: Path, cpu_seconds: float, readable: Iterable[Path] = ()) -> None:
    """Apply these limits irrevocably.

    Args:
        scratch: the only folder in which files may change; it becomes the working directory.
        cpu_seconds: how long the processor may work for this process in all.
        readable: files and folders that may be read besides Python, its packages and data/.
    """
    os.chdir(scratch)
    for name in list(os.environ):
        if not name.upper().startswith(ALLOWED_ENVIRONMENT):
            del os.environ[name]
    for name in ("HOME", "TMPDIR", "TEMP", "TMP", "USERPROFILE"):
        os.environ[name] = str(scratch)
    tempfile.tempdir = None  # so that it is looked up again
    with contextlib.suppress(ImportError):  # Windows has no such limits
        _limit_resources(cpu_seconds)
    limit_torch_threads()
    open_own_clock()
    audit_hook.install(scratch, readable)


def close_other_fds(*keep: int) -> None:
    """Close all file descriptors but 0 to 2 and these; some belong to the fork server."""
    if sys.platform != "win32":
        first = 3
        for fd in sorted(keep):
            os.closerange(first, fd)
            first = max(first, fd + 1)
        os.closerange(first, max_fd())


def max_fd() -> int:
    """A number that no open file descriptor exceeds."""
    limit = os.sysconf("SC_OPEN_MAX")
    return limit if 0 < limit < 2**20 else 2**20


def _limit_resources(cpu_seconds: float) -> None:
    import resource

    seconds = int(cpu_seconds) + 1
    _lower(resource.RLIMIT_CPU, seconds)
    _lower(resource.RLIMIT_FSIZE, FILE_SIZE_LIMIT)
    _lower(resource.RLIMIT_CORE, 0)
    limit_memory(MEMORY_LIMIT)
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)


def limit_memory(size: int) -> None:
    """Let this process take only so many bytes more; does nothing but on Linux.

    Elsewhere the system does not keep such a limit, or counts shared memory.
    """
    if sys.platform == "linux":
        import resource

        _lower(resource.RLIMIT_DATA, _data_size() + size)


def _lower(kind: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (value, value))


def _data_size() -> int:
    """Bytes that already count towards RLIMIT_DATA."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) * 1024
    return 0


def limit_torch_threads() -> None:
    """Let torch use only this process's share of the cores."""
    torch = sys.modules.get("torch")
    if torch is not None and (threads := os.environ.get(THREADS_VARIABLE)):
        torch.set_num_threads(int(threads))
