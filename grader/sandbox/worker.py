"""The process that holds the learner's file: answers a judge's questions with data, never verdicts.

It is forked from the warm parent like the judge, but knows nothing of the tests.
"""

import contextlib
import importlib
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import cache, partial
from multiprocessing.connection import Client, Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader import i18n
from grader.sandbox import wire
from grader.sandbox.limits import apply_limits, close_other_fds
from grader.sandbox.messages import NOT_ISOLATED
from grader.sandbox.output import LimitedStdout, redirect
from grader.solution import timeouts
from grader.solution.errors import SolutionError, from_exception
from grader.solution.local import LocalSolution, SolutionTimeout
from grader.solution.notebook import NotebookFile, open_source
from grader.solution.source_file import SourceFile

if TYPE_CHECKING:
    from grader.sandbox.messages import Job


def main(job: "Job", address: str, key: bytes, scratch: Path, said: Path) -> None:
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
    i18n.set_language(job.lang)
    for package in filter(SourceFile(job.file).imports, job.kata.needs):
        with contextlib.suppress(ImportError):  # the solution will say so itself
            importlib.import_module(package)  # where nothing is preloaded, nobody's time
    try:
        connection = Client(address, authkey=key)
    except (EOFError, OSError):
        return  # the judge is gone
    with connection:
        redirect(said)
        close_other_fds(connection.fileno())
        tests = len(job.kata.test_file.read_bytes().split(b"\ndef test_"))
        own = [path for path in (job.file, job.kata.support_file) if path is not None]
        seconds = job.kata.time_limit * tests + 10
        read = cache(partial(open_source, job.kata, job.file))
        if job.isolated:
            read()  # from there a link could not be told from a file
            _isolate(scratch, own, connection)
        if job.kata.is_notebook and isinstance(file := read(), NotebookFile):
            from grader.sandbox.kernel import run_in_kernel

            seconds += job.kata.time_limit  # the cells have a time of their own
            give_up = partial(apply_limits, scratch, seconds, own)
            run_in_kernel(file, connection, scratch, give_up, reachable=not job.isolated)
        else:
            apply_limits(scratch, seconds, own)
        serve(connection, read, scratch, job.kata.support_file)


def _isolate(scratch: Path, shown: list[Path], connection: Connection) -> None:
    from grader.sandbox import namespaces

    try:
        namespaces.enter_namespaces(scratch, shown, connection.fileno())
    except namespaces.SandboxUnavailable as error:
        (scratch.parent / NOT_ISOLATED).write_text(str(error), encoding="utf-8")
        raise


def serve(
    connection: Connection,
    read: Callable[[], SourceFile],
    scratch: Path,
    support: Path | None = None,
) -> None:
    """Answer questions about the file until the other side hangs up.

    Args:
        connection: where the questions come from.
        read: gives the file, the same each time; until the first question it may still change.
        scratch: a folder to write in.
        support: the kata's support.py.
    """
    solution: LocalSolution | None = None
    while True:
        try:
            question = wire.receive(connection)
        except (EOFError, wire.WireError):  # the judge is gone, perhaps in the middle of a message
            return
        if solution is None or question["fresh"]:  # the first question of a test
            solution = LocalSolution(_subject(read(), question["source"], scratch), support)
            sys.stdout = sys.stderr = LimitedStdout()
        try:
            wire.send(connection, _answer(solution, question))
        except OSError:  # time was up for the judge; a traceback would look like the solution's
            return


def _subject(file: SourceFile, source: str | None, scratch: Path) -> SourceFile:
    """The learner's file, or source that the judge sent in its place."""
    if source is None:
        return file
    other = scratch / "control" / file.path.name
    other.parent.mkdir(exist_ok=True)
    other.write_text(source, encoding="utf-8")
    return SourceFile(other, file.bans)


def _answer(solution: LocalSolution, question: dict[str, Any]) -> dict[str, Any]:
    stop = timeouts.start(max(question["seconds"], 0.01))
    try:
        return {"result": _asked(solution, question)}
    except (SolutionError, SolutionTimeout) as error:
        trouble = error.trouble
    except BaseException as error:  # the learner's code can raise anything at any moment
        trouble = from_exception(str(question.get("called", "")), error, ())
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
