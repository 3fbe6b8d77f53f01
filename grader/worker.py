"""The process that holds the learner's file: answers a judge's questions with data, never verdicts.

It is forked from the warm parent like the judge, but knows nothing of the tests.
"""

import contextlib
import importlib
import io
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import cache, partial
from multiprocessing.connection import Client, Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader import language, time_limit, wire
from grader.confined import confine, keep_only
from grader.ending import NOT_ISOLATED
from grader.learner_file import LearnerFile
from grader.notebook import NotebookFile, learner_file
from grader.solution import LocalSolution, Stopped
from grader.trouble import LearnerTrouble, raised

if TYPE_CHECKING:
    from grader.runner import Job

PRINT_LIMIT = 20_000
"""So much of what is printed is kept for each test."""


def work(job: "Job", address: str, key: bytes, scratch: Path, said: Path) -> None:
    """Connect to the judge and answer until it hangs up.

    Args:
        job: what is to be run; of it only the file, the bans and the language are used.
        address: where the judge listens.
        key: what tells the judge that it is this worker that calls.
        scratch: the folder that the solution may write in.
        said: the file that takes what the solution prints.
    """
    if hasattr(os, "setsid"):
        os.setsid()  # so that it can be ended together with whatever it starts
    language.choose(job.lang)
    for package in filter(LearnerFile(job.file).imports, job.kata.needs):
        with contextlib.suppress(ImportError):  # the solution will say so itself
            importlib.import_module(package)  # where nothing is preloaded, nobody's time
    try:
        connection = Client(address, authkey=key)
    except (EOFError, OSError):
        return  # the judge is gone
    with connection:
        _redirect(said)
        keep_only(connection.fileno())
        tests = len(job.kata.test_file.read_bytes().split(b"\ndef test_"))
        own = [path for path in (job.file, job.kata.given_file) if path is not None]
        seconds = job.kata.time_limit * tests + 10
        read = cache(partial(learner_file, job.kata, job.file))
        if job.isolated:
            read()  # from there a link could not be told from a file
            _isolate(scratch, own, connection)
        if job.kata.is_notebook and isinstance(file := read(), NotebookFile):
            from grader.kernel import run_in_kernel

            seconds += job.kata.time_limit  # the cells have a time of their own
            give_up = partial(confine, scratch, seconds, own)
            run_in_kernel(file, connection, scratch, give_up, reachable=not job.isolated)
        else:
            confine(scratch, seconds, own)
        serve(connection, read, scratch, job.kata.given_file)


def _isolate(scratch: Path, shown: list[Path], connection: Connection) -> None:
    from grader import isolation

    try:
        isolation.enter(scratch, shown, connection.fileno())
    except isolation.NotIsolated as error:
        (scratch.parent / NOT_ISOLATED).write_text(str(error), encoding="utf-8")
        raise


def serve(
    connection: Connection,
    read: Callable[[], LearnerFile],
    scratch: Path,
    given: Path | None = None,
) -> None:
    """Answer questions about the file until the other side hangs up.

    Args:
        connection: where the questions come from.
        read: gives the file, the same each time; until the first question it may still change.
        scratch: a folder to write in.
        given: the kata's given.py.
    """
    solution: LocalSolution | None = None
    while True:
        try:
            question = wire.receive(connection)
        except EOFError:
            return
        if solution is None or question["fresh"]:  # the first question of a test
            solution = LocalSolution(_subject(read(), question["source"], scratch), given)
            sys.stdout = sys.stderr = Printed()
        wire.send(connection, _answer(solution, question))


def _subject(file: LearnerFile, source: str | None, scratch: Path) -> LearnerFile:
    """The learner's file, or source that the judge sent in its place."""
    if source is None:
        return file
    other = scratch / "control" / file.path.name
    other.parent.mkdir(exist_ok=True)
    other.write_text(source, encoding="utf-8")
    return LearnerFile(other, file.bans)


def _answer(solution: LocalSolution, question: dict[str, Any]) -> dict[str, Any]:
    stop = time_limit.start(max(question["seconds"], 0.01))
    try:
        return {"result": _asked(solution, question)}
    except (LearnerTrouble, Stopped) as error:
        trouble = error.trouble
    except BaseException as error:  # the learner's code can raise anything at any moment
        trouble = raised(str(question.get("called", "")), error, ())
    finally:
        stop()
    with contextlib.suppress(AttributeError, ValueError):
        sys.stdout.flush()
    return {"trouble": asdict(trouble)}


def _asked(solution: LocalSolution, question: dict[str, Any]) -> Any:
    if question["ask"] == "get":
        return solution.get(question["target"], question["name"])
    if question["ask"] == "finish":
        return solution.finish()
    if question["ask"] == "set":
        return solution.set(question["target"], question["name"], question["value"])
    if question["ask"] == "call":
        args, kwargs = question["args"], question["kwargs"]
        called, after = question["called"], question["after"]
        return solution.call(question["target"], args, kwargs, called, after=after)
    return None


def _redirect(said: Path) -> None:
    """Send what the solution prints into a file, also from C; nothing comes from the keyboard."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(nowhere, 0)
    os.dup2(out, 1)
    os.dup2(out, 2)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115  (for the life of the process)


class Printed(io.TextIOBase):
    """Passes the beginning of what is printed on to the file, and drops the rest."""

    def __init__(self) -> None:
        self._left = PRINT_LIMIT

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        shown = text[: self._left]
        self._left -= len(shown)
        if shown:
            os.write(1, shown.encode("utf-8", "replace"))
        return len(text)
