"""The process that holds the learner's file: answers a judge's questions with data, never verdicts.

It is forked from the same fork server as the judge, but never sees the tests.
"""

import contextlib
import importlib
import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict
from functools import cache, partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from grader import i18n
from grader.catalogue.kata import Ban
from grader.sandbox import wire
from grader.sandbox.deadlines import cpu_limit
from grader.sandbox.kernel import run_in_kernel
from grader.sandbox.limits import apply_limits, close_other_fds
from grader.sandbox.messages import PROCESS, READY, GraderError, Job
from grader.sandbox.output import LimitedStdout, redirect
from grader.solution import timeouts
from grader.solution.errors import Diagnostic, SolutionError, from_exception
from grader.solution.lasting_bans import refuse_for_good
from grader.solution.local import LocalSolution, SolutionTimeout
from grader.solution.notebook import NotebookFile, open_source
from grader.solution.source_file import SourceFile

HEAVY = (
    "torch", "torchvision", "torchaudio", "tensorflow", "jax", "scipy", "pandas", "sklearn",
    "skimage", "matplotlib", "cv2", "monai",
)  # fmt: skip
"""Packages that take seconds to import; a solution that does, needed or not, gets them for free."""
MAX_WHY = 200
"""Characters of why a value cannot be written."""
MAX_REASON = 4000
"""Characters that the supervisor is sent of why the setup failed."""


def main(job: Job, judge: Connection, setup: Connection, scratch: Path, output_file: Path) -> None:
    """Answer the judge's questions until it hangs up.

    Args:
        job: what is to be run; of it only the kata, the file and the language are used.
        judge: the connection to the judge.
        setup: takes the reason why this worker could not be set up; it is closed before any of the
            learner's code runs.
        scratch: the folder that the solution may write in.
        output_file: the file that takes what the solution prints.
    """
    try:
        with judge:
            _run(job, judge, setup, scratch, output_file)
    except SystemExit:
        raise
    except BaseException as error:  # a traceback of ours would be taken for output of the solution
        if not setup.closed:
            reason = str(error) if isinstance(error, GraderError) else traceback.format_exc()
            setup.send_bytes(reason[-MAX_REASON:].encode())
        sys.exit(1)


def _run(job: Job, judge: Connection, setup: Connection, scratch: Path, output_file: Path) -> None:
    if hasattr(os, "setsid"):
        os.setsid()  # so that it can be ended together with all that it starts
    signal.signal(signal.SIGINT, signal.default_int_handler)  # no terminal reaches it any more
    i18n.set_language(job.lang)
    for package in filter(SourceFile(job.file).imports, dict.fromkeys((*job.kata.needs, *HEAVY))):
        with contextlib.suppress(Exception):  # the solution will say so itself
            importlib.import_module(package)  # nobody's time, where nothing is preloaded
    redirect(output_file)
    close_other_fds(judge.fileno(), setup.fileno())
    read = cache(partial(open_source, job.kata, job.file))
    own = [path for path in (job.file, job.kata.support_file) if path is not None]
    tests = job.kata.test_file.read_bytes().count(b"\ndef test_") + 1
    cells = job.kata.is_notebook  # they have a time of their own
    seconds = cpu_limit(job.kata.time_limit, tests + cells)
    process = os.getpid()
    lock_down = partial(_lock_down, setup, scratch, seconds, own, job.kata.bans)
    if job.isolated:
        from grader.sandbox import namespaces

        read()  # from inside, a link could not be told from a file
        namespaces.enter_namespaces(scratch, own, judge.fileno(), setup.fileno())
    if job.kata.is_notebook and isinstance(file := read(), NotebookFile):
        run_in_kernel(file, judge, scratch, lock_down, reachable=not job.isolated, process=process)
    else:
        lock_down()
        wire.send(judge, {READY: None, PROCESS: process})
    serve(judge, read, job.kata.support_file)


def _lock_down(
    setup: Connection, scratch: Path, seconds: float, readable: list[Path], bans: tuple[Ban, ...]
) -> None:
    refuse_for_good(bans)
    apply_limits(scratch, seconds, readable)
    setup.close()


def serve(
    connection: Connection,
    read: Callable[[], SourceFile],
    support: Path | None = None,
) -> None:
    """Answer questions about the file until the judge hangs up.

    Args:
        connection: where the questions come from.
        read: gives the file, the same each time; until the first question it may still change.
        support: the kata's support.py.
    """
    solution: LocalSolution | None = None
    timer: timeouts.Timer | None = None  # of one test; it stands still between the questions
    subject = cache(partial(_subject, read))
    while True:
        try:
            question = wire.receive(connection)
        except (EOFError, ConnectionError, wire.WireError):
            # the judge is gone, perhaps in the middle of a message
            return
        if solution is None or timer is None or question["fresh"]:  # the first question of a test
            solution = LocalSolution(subject(question["source"]), support)
            timer = timeouts.Timer(timeouts.Limits.of(question["seconds"]))
            sys.stdout = sys.stderr = LimitedStdout()
        try:
            _send(connection, _answer(solution, question, timer), question)
        except OSError:  # time was up for the judge; a traceback would look like the solution's
            return


def _send(connection: Connection, answer: dict[str, Any], question: dict[str, Any]) -> None:
    """Send an answer, or that its value cannot be written, which shows before anything is sent."""
    try:
        wire.send(connection, answer)
    except OSError:
        raise
    except Exception as error:
        why = f"{type(error).__name__}: {error}"[:MAX_WHY]
        subject = str(question.get("called") or question.get("name") or "")
        wire.send(connection, {"trouble": asdict(Diagnostic("unreadable_value", subject, why))})


def _subject(read: Callable[[], SourceFile], content: bytes | None) -> SourceFile:
    """The learner's file, or one of the same name that holds what the judge sent."""
    file = read()
    return file if content in (None, file.content) else file.with_content(content)


def _answer(
    solution: LocalSolution, question: dict[str, Any], timer: timeouts.Timer
) -> dict[str, Any]:
    if question.get("short"):
        timer = timeouts.Timer(timeouts.Limits.of(question["seconds"]))
    elif question["seconds"] != timer.limits.cpu:
        timer.limits = timeouts.Limits.of(question["seconds"])
    try:
        timer.resume()
        return {"result": _perform(solution, question)}
    except (SolutionError, SolutionTimeout) as error:
        diagnostic = error.trouble
    except BaseException as error:  # the learner's code can raise anything at any moment
        diagnostic = from_exception(str(question.get("called", "")), error, ())
    finally:
        timer.pause()
    with contextlib.suppress(AttributeError, ValueError):
        sys.stdout.flush()
    return {"trouble": asdict(diagnostic)}


def _perform(solution: LocalSolution, question: dict[str, Any]) -> Any:
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
