"""Fork servers: processes that have imported what their children need, and fork in milliseconds.

The standard library has such a server, but a single one for all of Python. A runner needs two,
since katas without torch can run while the other server still imports it. So this module makes two
of the library's ForkServer objects, and replaces the one function through which a new process
reaches its server, `multiprocessing.forkserver.connect_to_new_process`. Of the library's private
parts it uses only that function, the class and its `_stop`; in return the passing of connections,
exit codes and pickled arguments is the library's. tests/grading/test_forkserver.py fails where a
Python version changes these parts.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from multiprocessing.process import BaseProcess
from typing import Any

from grader import PRELOAD_VARIABLE
from grader.catalogue.kata import Kata
from grader.catalogue.requirements import CHROMIUM
from grader.catalogue.test_specs import read_test_specs
from grader.sandbox.limits import clean_environment

CAN_FORK = "forkserver" in multiprocessing.get_all_start_methods()
"""False on Windows, where each child imports everything itself."""
ONNX_EXPORT_MODULES = (
    "torch.export._trace", "torch.onnx._internal.exporter._compat",
    "onnxscript.function_libs.torch_lib.ops",
)  # fmt: skip
"""Imported lazily by torch.onnx.export; where a name no longer exists, this takes seconds again."""


class ForkServer:
    """Starts children that have all of the named modules; begins to import them at once."""

    def __init__(self, modules: Iterable[str]) -> None:
        self.modules = tuple(modules)
        self._context: Any = multiprocessing.get_context("forkserver" if CAN_FORK else "spawn")
        self._server = _new_server(self.modules) if CAN_FORK else None
        self._refuses = False
        self._starting = threading.Lock()

    def start(self, target: Callable[..., None], *arguments: object) -> BaseProcess:
        """A new child that calls the target, without Ctrl-C; waits until the imports are done.

        Raises:
            OSError: the server starts no more children.
        """
        arguments = (target, *arguments)
        process: BaseProcess = self._context.Process(target=_without_interrupts, args=arguments)
        with self._starting:
            if self._refuses:
                raise OSError("the fork server is closed")
            _active.server = self._server
            process.start()
        return process

    def refuse(self) -> None:
        """Start no more children; waits for one whose start is under way."""
        self._refuses = True
        with self._starting:
            pass

    def close(self) -> None:
        """End the server, which waits for its children: they have to end first."""
        self.refuse()
        if self._server is not None and threading.current_thread() is threading.main_thread():
            self._server._stop()


_active = threading.local()
"""Fork server of this thread's next child."""


def _new_server(modules: Iterable[str]) -> Any:
    from multiprocessing import forkserver, resource_tracker

    forkserver.connect_to_new_process = _connect
    server = forkserver.ForkServer()
    server.set_forkserver_preload(["grader.grading.preload"])
    os.environ[PRELOAD_VARIABLE] = ",".join(modules)
    with clean_environment():
        resource_tracker.ensure_running()  # its start would unblock Ctrl-C
        # until preload ignores it
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            server.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return server


def _connect(fds: Sequence[int]) -> tuple[int, int]:
    """Replaces multiprocessing's function, which supports a single server."""
    pipes: tuple[int, int] = _active.server.connect_to_new_process(fds)
    return pipes


def _without_interrupts(target: Callable[..., None], *arguments: object) -> None:
    """Ignore Ctrl-C, which a terminal sends to all: the runner ends its children."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    target(*arguments)


def preload_modules(katas: Sequence[Kata], *, compares: bool) -> list[str]:
    """What a fork server for these katas imports.

    Args:
        katas: those that its children run.
        compares: whether most children get as far as a test that compares with another package.
    """
    needs = sorted({need for kata in katas for need in kata.needs})
    modules = ["numpy.random", "pytest", "hypothesis.extra.numpy", *needs]
    if compares:
        modules += _optional_packages(katas)
    if "torchvision" in needs:
        modules.append("torchvision.transforms.v2")  # torchvision itself does not import it
    if "torch.optim" in needs:
        modules.append("torch._dynamo")  # else the first optimiser costs seconds in each child
    if "onnxscript" in needs:
        modules += ONNX_EXPORT_MODULES
    if any(kata.is_notebook for kata in katas):
        modules += ["nbclient", "nbformat.v4", "ipykernel.ipkernel", "ipykernel.kernelapp"]
    # the supervisor, whose functions a child calls first
    modules += ["grader.grading.supervisor", "grader.sandbox.worker", "grader.grading.judge"]
    if sys.platform == "linux":
        modules.append("grader.sandbox.namespaces")
    return modules


def _optional_packages(katas: Iterable[Kata]) -> list[str]:
    """Packages that some tests of these katas compare with, such as monai (imported in seconds)."""
    files = [kata.test_file for kata in katas if kata.needs and kata.test_file.is_file()]
    needs = {need for file in files for test in read_test_specs(file) for need in test.needs}
    return sorted(needs - {CHROMIUM})
