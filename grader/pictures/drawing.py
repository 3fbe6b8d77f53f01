"""The child that draws one kata's picture; like a judge, it asks a worker for the learner's code.

matplotlib is imported here and nowhere else, and needs no display.
"""

import os
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from grader import i18n
from grader.grading.feedback import WITHOUT_CALL, Feedback, explained
from grader.i18n import tr
from grader.sandbox.client import RemoteSolution, WorkerConnection
from grader.sandbox.deadlines import judge_limits
from grader.sandbox.limits import limit_torch_threads
from grader.sandbox.messages import OUTPUT_FILE, Finished, GraderError, Job
from grader.solution import timeouts
from grader.solution.errors import Diagnostic, SolutionError
from grader.solution.local import MODULE, Reference, SolutionTimeout, load_support
from grader.solution.source_file import SourceFile
from grader.solution.timeouts import TimeLimitExceeded
from grader.testing.call_log import CallLog
from grader.testing.proxy import SolutionProxy

CALLS = 2
"""So many times as long as one test may take the learner's code for one picture."""


@dataclass(frozen=True)
class Drawn:
    """What came of drawing a picture."""

    title: str = ""
    """What stands above it: number, title, and whether the kata is solved."""
    problem: str = ""
    """Why there is none, in the learner's words."""


def draw(
    job: Job,
    connection: Connection,
    worker: Connection | None,
    scratch: Path,
    solved: bool,
    target: Path,
) -> None:
    """Draw the job's file into a PNG, and tell the parent what came of it.

    Args:
        job: the kata and the learner's file.
        connection: to the supervisor, which starts the workers.
        worker: to the first worker.
        scratch: a folder for this process alone.
        solved: whether the file earns all points; the title says so.
        target: the PNG's file.
    """
    os.chdir(scratch)
    limit_torch_threads()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    i18n.set_language(job.lang)
    assert worker is not None
    try:
        workers = WorkerConnection(connection, worker, scratch / OUTPUT_FILE)
        connection.send(_drawn(job, workers, solved, target))
    except Exception:
        connection.send(Finished(traceback.format_exc()))
    else:
        connection.send(Finished(""))


def _drawn(job: Job, workers: WorkerConnection, solved: bool, target: Path) -> Drawn:
    from grader.pictures import style

    assert job.kata.picture_file is not None
    make: Callable[[SolutionProxy, Any], str] = load_support(job.kata.picture_file).draw
    recorder = CallLog()
    seconds = CALLS * job.kata.time_limit
    solution = RemoteSolution(workers, seconds, job.file.name)
    figure = style.new_figure()
    try:
        stop = timeouts.start(judge_limits(seconds))  # the worker's clock rings first
        try:
            caption = make(SolutionProxy(solution, recorder, Reference(MODULE, "module")), figure)
        finally:
            stop()
        title = style.finish(figure, job.kata, caption, solved=solved)
        style.save(figure, title, target)
    except (Exception, SolutionTimeout, TimeLimitExceeded) as error:
        return Drawn(problem=_problem(error, recorder, SourceFile(job.file)))
    return Drawn(title)


def _problem(error: BaseException, recorder: CallLog, file: SourceFile) -> str:
    """What a learner reads in place of a picture.

    Raises:
        GraderError: it is the picture's own fault.
    """
    if isinstance(error, SolutionError | SolutionTimeout):
        trouble = error.trouble
        lines = trouble.lines[-1:] if trouble.kind in WITHOUT_CALL else trouble.lines
        return Feedback("trouble", trouble.sentence(), lines=lines, file=file.shown).text()
    if isinstance(error, TimeLimitExceeded):
        return Diagnostic("too_slow", file.path.name, f"{error.seconds:g}").sentence()
    if not recorder.latest:
        raise GraderError("picture.py") from error
    found = explained(error, "", recorder)
    name = found.call[-1].split("(")[0]
    headline = tr(f"What `{name}` gives cannot be drawn.",
                   f"Was `{name}` liefert, lässt sich nicht zeichnen.")  # fmt: skip
    return Feedback("wrong", headline, details=found.details).text()
