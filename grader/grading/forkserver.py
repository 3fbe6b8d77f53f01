"""Warm parents: each has imported what its children need, and forks one within milliseconds.

The standard library keeps a single such parent, its forkserver, for all of Python. A runner has
several, since katas that need no torch can be run while another parent still imports it.
"""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from multiprocessing.process import BaseProcess
from typing import Any

from grader import PRELOAD_VARIABLE
from grader.catalogue.kata import Kata
from grader.catalogue.requirements import CHROMIUM
from grader.catalogue.test_specs import read_test_specs

CAN_FORK = "forkserver" in multiprocessing.get_all_start_methods()
"""Whether the system can fork; Windows cannot, and each child imports everything by itself."""
ONNX_EXPORT_MODULES = (
    "torch.export._trace", "torch.onnx._internal.exporter._compat",
    "onnxscript.function_libs.torch_lib.ops",
)  # fmt: skip
"""What torch.onnx.export imports only when it is called, for seconds; what is gone costs time."""


class ForkServer:
    """Starts children that have all of the named modules; begins to import them at once."""

    def __init__(self, modules: Iterable[str]) -> None:
        self.modules = tuple(modules)
        self._context: Any = multiprocessing.get_context("forkserver" if CAN_FORK else "spawn")
        self._server = _server(self.modules) if CAN_FORK else None

    def start(self, target: Callable[..., None], *arguments: object) -> BaseProcess:
        """A new child that does what is asked; waits until everything is imported."""
        process: BaseProcess = self._context.Process(target=target, args=arguments)
        _active.server = self._server
        process.start()
        return process

    def close(self) -> None:
        """End it, which its children outlive."""
        if self._server is not None and threading.current_thread() is threading.main_thread():
            self._server._stop()


_active = threading.local()
"""Whom this thread asks for its next child."""


def _server(modules: Iterable[str]) -> Any:
    from multiprocessing import forkserver

    forkserver.connect_to_new_process = _connect
    server = forkserver.ForkServer()
    server.set_forkserver_preload(["grader.grading.preload"])
    os.environ[PRELOAD_VARIABLE] = ",".join(modules)
    server.ensure_running()
    return server


def _connect(fds: Sequence[int]) -> tuple[int, int]:
    """Stands in the forkserver's module for the function that knows only of one server."""
    connected: tuple[int, int] = _active.server.connect_to_new_process(fds)
    return connected


def preload_modules(katas: Sequence[Kata], *, compares: bool) -> list[str]:
    """What a warm parent of these katas imports."""
    needs = sorted({need for kata in katas for need in kata.needs})
    modules = ["numpy.random", "pytest", "hypothesis.extra.numpy", *needs]
    if compares:
        modules += _optional_packages(katas)
    if "torchvision" in needs:
        modules.append("torchvision.transforms.v2")  # it does not come with torchvision itself
    if "torch.optim" in needs:
        modules.append("torch._dynamo")  # else the first optimiser costs seconds in each child
    if "onnxscript" in needs:
        modules += ONNX_EXPORT_MODULES
    if any(kata.is_notebook for kata in katas):
        modules += ["nbclient", "nbformat.v4", "ipykernel.ipkernel", "ipykernel.kernelapp"]
    # the runner, since a child that unpickles its job would import it
    modules += ["grader.grading.runner", "grader.sandbox.worker", "grader.grading.judge"]
    if sys.platform == "linux":
        modules.append("grader.sandbox.namespaces")
    return modules


def _optional_packages(katas: Iterable[Kata]) -> list[str]:
    """What some tests of katas on torch compare with, such as monai, which imports for seconds."""
    files = [kata.test_file for kata in katas if kata.needs and kata.test_file.is_file()]
    needs = {need for file in files for test in read_test_specs(file) for need in test.needs}
    return sorted(needs - {CHROMIUM})
