"""The judge's side of a notebook: nbclient sends its cells to the kernel that a worker has become.

Nothing of what the kernel reports about them is trusted or kept, outputs included. The judge only
waits until they have run, and then asks the worker as it asks any other.
"""

import asyncio
import logging
import math
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

from grader.i18n import tr
from grader.sandbox import wire
from grader.sandbox.client import WorkerConnection
from grader.sandbox.deadlines import (
    CRASH_WAIT,
    KERNEL_STARTUP,
    MIN_CALL,
    POLL_INTERVAL,
    kernel_limit,
    worker_limits,
)
from grader.sandbox.exit_status import describe_exit
from grader.sandbox.kernel import DONE
from grader.sandbox.messages import READY
from grader.solution import timeouts
from grader.solution.errors import Diagnostic, SolutionError
from grader.solution.local import SolutionTimeout
from grader.solution.notebook import NotebookFile, cell_label

LINGER_MS = 1000
"""Milliseconds in which the sockets deliver the last message to the kernel, before they close."""


class NotebookWorker(WorkerConnection):
    """A worker that runs a notebook from top to bottom before it answers.

    Where a notebook hung or brought its kernel down, no other worker tries it again.
    """

    def __init__(
        self, supervisor: Connection, worker: Connection, output_file: Path, file: NotebookFile
    ) -> None:
        super().__init__(supervisor, worker, output_file)
        self._file = file
        self._failure: Diagnostic | None = None
        self._cell = 1

    def connection(self) -> Connection:
        """The connection to a worker in which the notebook has run.

        Raises:
            SolutionError: the kernel was lost while a cell ran.
            SolutionTimeout: a cell hung, and its own process could not end it.
        """
        if self._failure is not None:
            raise _as_error(self._failure)
        return super().connection()

    def _await_ready(self, worker: Connection) -> None:
        self._failure = self._run(worker)
        if self._failure is not None:
            self.end()
            raise _as_error(self._failure)

    def _run(self, worker: Connection) -> Diagnostic | None:
        """Have the cells run; returns what went so wrong that the worker cannot be asked."""
        self._cell = 1
        limit = kernel_limit(self._file.seconds)
        stop = timeouts.start(timeouts.Limits(limit, math.inf, limit))
        try:
            address = self._ready_message(worker)[READY]
            if address is None:
                return None
            asyncio.run(self._execute(_Kernel(address, worker)))
            if wire.receive(worker) == {DONE: True}:
                return None
            why = tr("gave an invalid reply", "gab eine ungültige Antwort")
        except (TimeoutError, timeouts.TimeLimitExceeded):
            return Diagnostic("cell_too_slow", self._place(), f"{self._file.seconds:g}")
        except (DeadKernelError, EOFError, OSError):
            why = describe_exit(self.end(CRASH_WAIT))
        except Exception:  # a kernel of foreign code can send anything
            why = tr("sent an unknown message", "sandte eine unbekannte Nachricht")
        finally:
            stop()
        return Diagnostic("cell_crashed", self._place(), why)

    def _place(self) -> str:
        return cell_label(self._file.path.name, self._cell)

    async def _execute(self, kernel: "_Kernel") -> None:
        """Run the cells up to the first error, of which the worker knows more, and end the kernel.

        Raises:
            TimeoutError: they did not finish, and the worker could not stop the cell.
        """
        sources = [cell.source for cell in self._file.cells]
        notebook = nbformat.v4.new_notebook(cells=[*map(nbformat.v4.new_code_cell, sources)])
        client = _Client(notebook, km=kernel, startup_timeout=int(KERNEL_STARTUP), log=_silent())
        try:
            async with client.async_setup_kernel():
                sending = asyncio.create_task(self._send(client, notebook.cells))
                watching = asyncio.create_task(kernel.wait_until_dead())
                await self._until_first_ends(sending, watching)
                for task in (sending, watching):
                    task.cancel()
                outcomes = await asyncio.gather(sending, watching, return_exceptions=True)
                # the exception of an interrupted nbclient does not tell why
                if watching.done() and not watching.cancelled():
                    raise DeadKernelError
                if isinstance(outcomes[0], BaseException):
                    raise TimeoutError
                if client.kc is not None:
                    client.kc.shutdown()
        finally:
            if client.kc is not None:
                client.kc.stop_channels()
            kernel.context.destroy(linger=LINGER_MS)

    async def _until_first_ends(self, *tasks: "asyncio.Task[None]") -> None:
        """Wait for one of the tasks, or until the kernel should have stopped by itself."""
        limits, since = worker_limits(self._file.seconds), self.reading()
        left, done = limits.cpu, set[asyncio.Task[None]]()
        while left > 0 and not done:
            done, _ = await asyncio.wait(
                tasks, timeout=max(left, MIN_CALL), return_when=asyncio.FIRST_COMPLETED
            )
            left = limits.left(self.reading() - since)

    async def _send(self, client: NotebookClient, cells: list[Any]) -> None:
        for self._cell, cell in enumerate(cells, start=1):
            try:
                await client.async_execute_cell(cell, self._cell - 1)
            except CellExecutionError:
                return


class _Client(NotebookClient):
    """Drops all outputs: nobody looks at them, and they can be of any size."""

    def process_message(self, msg: dict[str, Any], cell: Any, cell_index: int) -> Any:
        if msg["msg_type"] == "status":
            return super().process_message(msg, cell, cell_index)
        return None


class _Kernel(AsyncKernelManager):
    """A running kernel, which nbclient talks to and neither starts nor ends."""

    def __init__(self, address: Any, connection: Connection) -> None:
        super().__init__()
        self.load_connection_info(address)
        self._worker = connection

    @property
    def has_kernel(self) -> bool:
        return True

    async def _async_is_alive(self) -> bool:
        return True  # `wait_until_dead` knows better

    is_alive = _async_is_alive

    async def wait_until_dead(self) -> None:
        """Wait until the connection has something to read: its end, while cells run."""
        while not self._worker.poll():
            await asyncio.sleep(POLL_INTERVAL)


def _as_error(failure: Diagnostic) -> SolutionError | SolutionTimeout:
    slow = failure.kind == "cell_too_slow"
    return SolutionTimeout(failure) if slow else SolutionError(failure)


def _silent() -> logging.Logger:
    logger = logging.getLogger("grader.sandbox.notebook_client")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    return logger
