"""The worker's side of a notebook: this process becomes a Jupyter kernel until its cells have run.

The judge sends the cells with nbclient, as Jupyter would. Their results are never read from the
kernel's messages: when the kernel has ended, the process goes on as a worker that answers questions
about the names that the cells defined.
"""

import logging
import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from grader.sandbox import wire
from grader.sandbox.messages import PROCESS, READY
from grader.sandbox.output import LimitedStdout
from grader.solution import timeouts
from grader.solution.errors import SolutionError
from grader.solution.notebook import Cell, NotebookFile, notebook_environment

DONE = "done"
"""Key of its second message, sent when the kernel has ended."""


def run_in_kernel(
    file: NotebookFile,
    connection: Connection,
    scratch: Path,
    lock_down: Callable[[], None],
    *,
    reachable: bool,
    process: int,
) -> None:
    """Be a kernel until the judge shuts it down, and give the names it leaves to the file.

    Args:
        file: the notebook.
        connection: to the judge, which is told where to reach the kernel.
        scratch: the folder that the notebook may write in.
        lock_down: applies the limits of a solution; called before the first cell runs.
        reachable: whether the judge sees the folder; else there is no kernel, and the cells run
            at the first question.
        process: this process's number outside of its namespaces.
    """
    try:
        has_cells = bool(file.cells)
    except SolutionError:
        has_cells = False  # the file says why when it is asked
    if not has_cells or not reachable:
        lock_down()
        wire.send(connection, {READY: None, PROCESS: process})
        return
    with notebook_environment(file.support, scratch):
        app = _kernel(scratch)
        _CellMonitor(file, app.shell)
        lock_down()
        wire.send(connection, {READY: _address(app), PROCESS: process})
        app.start()
    app.reset_io()
    file.ran(app.shell.user_module)
    wire.send(connection, {DONE: True})


def _kernel(scratch: Path) -> Any:
    """A kernel in this process, without the user's settings of IPython."""
    os.environ["IPYTHONDIR"] = str(scratch / "ipython")
    from ipykernel.kernelapp import IPKernelApp

    app = IPKernelApp.instance()
    app.exec_PYTHONSTARTUP = False
    app.capture_fd_output = False
    app.log_level = logging.CRITICAL
    sockets = scratch / f"kernel-{os.getpid()}"  # a worker before this one may have left one
    arguments = [f"--IPKernelApp.connection_file={sockets}.json", "--HistoryManager.enabled=False"]
    if sys.platform != "win32":
        arguments += ["--transport=ipc", f"--ip={sockets}"]
    app.initialize(arguments)
    sys.stdout = sys.stderr = LimitedStdout()  # as for any other solution
    app.kernel.raw_input = _no_input
    return app


def _address(app: Any) -> dict[str, Any]:
    ports = {f"{name}_port": getattr(app, f"{name}_port")
             for name in ("shell", "iopub", "stdin", "control", "hb")}  # fmt: skip
    session = {"key": bytes(app.session.key), "signature_scheme": app.session.signature_scheme}
    return {"transport": app.transport, "ip": app.ip, **ports, **session}


def _no_input(_prompt: str = "") -> str:
    raise EOFError("EOF when reading a line")


class _CellMonitor:
    """Follows the kernel from cell to cell: names them in tracebacks, ends one that hangs."""

    def __init__(self, file: NotebookFile, shell: Any) -> None:
        self._file = file
        self._timer = timeouts.Timer(timeouts.Limits.of(file.seconds))
        self._number = 0
        self._is_running = False
        shell.compile.get_code_name = self._name
        # nobody reads IPython's own traceback, and a deep one takes it seconds
        shell.showtraceback = shell.showsyntaxerror = self._cell_failed
        shell.events.register("pre_run_cell", self._cell_begins)
        shell.events.register("post_run_cell", self._cell_ended)

    def _name(self, *_: object) -> str:
        return self._file.name_of(self._cell)

    @property
    def _cell(self) -> Cell:
        cells = self._file.cells
        return cells[min(max(self._number, 1), len(cells)) - 1]

    def _cell_begins(self, _info: Any) -> None:
        if self._is_running:
            return  # a cell that runs a cell
        self._is_running = True
        self._number += 1
        self._timer.resume()

    def _cell_failed(self, *_: object, **__: object) -> None:
        self._timer.pause()

    def _cell_ended(self, result: Any) -> None:
        if not self._is_running:
            return
        self._timer.pause()
        self._is_running = False
        error = result.error_before_exec or result.error_in_exec
        if error is not None and self._file.stopped is None:
            self._file.failed(self._cell, error)
