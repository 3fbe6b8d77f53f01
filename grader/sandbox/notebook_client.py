"""The judge's side of a notebook: nbclient sends its cells to the kernel that a worker has become.

Of what the kernel says about them, outputs included, nothing is believed or kept. The judge only
waits until they are through, and then asks the worker as it asks any other.
"""

import asyncio
import logging
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

from grader.i18n import tr
from grader.sandbox import wire
from grader.sandbox.client import EXIT_TIMEOUT, WorkerConnection
from grader.sandbox.exit_status import describe_exit
from grader.sandbox.kernel import DONE, KEY
from grader.sandbox.messages import WORKER_GRACE
from grader.solution import timeouts
from grader.solution.errors import Diagnostic, SolutionError
from grader.solution.local import SolutionTimeout
from grader.solution.notebook import NotebookFile, cell_label
from grader.solution.timeouts import TimeLimitExceeded

STARTUP = 60.0
"""Seconds that a kernel may take before its first cell."""
POLL_INTERVAL = 0.1
"""Seconds between two looks at whether it still lives."""


class NotebookWorker(WorkerConnection):
    """Workers that run a notebook from top to bottom before they answer.

    Where a notebook hung or brought its kernel down, no other worker tries it again.
    """

    def __init__(self, parent: Connection, said: Path, file: NotebookFile) -> None:
        super().__init__(parent, said)
        self._file = file
        self._lost: Diagnostic | None = None
        self._cell = 1

    def connection(self) -> Connection:
        """The connection to a worker in which the notebook has run.

        Raises:
            SolutionError: the kernel was lost while a cell ran.
            Stopped: a cell hung, and its own process could not end it.
        """
        fresh = self._connection is None
        if fresh and self._lost is None:
            self._cell = 1
            with timeouts.paused():  # the run has a clock of its own
                self._lost = self._run()
            if self._lost is not None:
                self.end()
        if fresh and self._lost is not None:
            slow = self._lost.kind == "cell_too_slow"
            raise SolutionTimeout(self._lost) if slow else SolutionError(self._lost)
        return super().connection()

    def _run(self) -> Diagnostic | None:
        """Have the cells run; returns what went so wrong that the worker cannot be asked."""
        stop = timeouts.start(2 * STARTUP + self._file.seconds + 2 * WORKER_GRACE)
        try:
            connection = super().connection()
            address = wire.receive(connection)[KEY]
            if address is None:
                return None
            asyncio.run(self._execute(_Kernel(address, connection)))
            if wire.receive(connection) == {DONE: True}:
                return None
            why = tr("gave an answer without sense", "gab eine Antwort ohne Sinn")
        except (TimeoutError, TimeLimitExceeded):
            return Diagnostic("cell_too_slow", self._place(), f"{self._file.seconds:g}")
        except (DeadKernelError, EOFError, OSError):
            why = describe_exit(self.end(EXIT_TIMEOUT))
        except Exception:  # a kernel of foreign code can send anything
            why = tr("said what no kernel says", "sagte, was kein Kernel sagt")
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
        client = _Client(notebook, km=kernel, startup_timeout=int(STARTUP), log=_silent())
        try:
            async with client.async_setup_kernel():
                sending = asyncio.create_task(self._send(client, notebook.cells))
                watching = asyncio.create_task(kernel.died())
                await asyncio.wait(
                    (sending, watching),
                    timeout=self._file.seconds + WORKER_GRACE,
                    return_when=asyncio.FIRST_COMPLETED,
                )
                for task in (sending, watching):
                    task.cancel()
                found = await asyncio.gather(sending, watching, return_exceptions=True)
                # what nbclient says when it is interrupted does not tell why
                if watching.done() and not watching.cancelled():
                    raise DeadKernelError
                if isinstance(found[0], BaseException):
                    raise TimeoutError
                if client.kc is not None:
                    client.kc.shutdown()
        finally:
            if client.kc is not None:
                client.kc.stop_channels()
            kernel.context.destroy(linger=1000)

    async def _send(self, client: NotebookClient, cells: list[Any]) -> None:
        for self._cell, cell in enumerate(cells, start=1):
            try:
                await client.async_execute_cell(cell, self._cell - 1)
            except CellExecutionError:
                return


class _Client(NotebookClient):
    """Lets go of all outputs: nobody looks at them, and they can be of any size."""

    def process_message(self, msg: dict[str, Any], cell: Any, cell_index: int) -> Any:
        if msg["msg_type"] == "status":
            return super().process_message(msg, cell, cell_index)
        return None


class _Kernel(AsyncKernelManager):
    """A kernel that runs already; nbclient may talk to it, and neither start nor end it."""

    def __init__(self, address: Any, connection: Connection) -> None:
        super().__init__()
        self.load_connection_info(address)
        self._worker = connection

    @property
    def has_kernel(self) -> bool:
        return True

    async def _async_is_alive(self) -> bool:
        return True  # `died` knows better

    is_alive = _async_is_alive

    async def died(self) -> None:
        """Wait for the worker's end: before the kernel is shut down it says nothing else."""
        while not self._worker.poll():
            await asyncio.sleep(POLL_INTERVAL)


def _silent() -> logging.Logger:
    logger = logging.getLogger("grader.sandbox.notebook_client")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    return logger
