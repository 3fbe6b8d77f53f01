"""The child that draws one kata's picture; like a judge, it asks a worker for the learner's code.

matplotlib is imported here and nowhere else, and needs no display.
"""

import os
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader import language, time_limit
from grader.confined import divide_threads
from grader.ending import Ended, GraderError
from grader.feedback import WITHOUT_CALL, Feedback, explained
from grader.handle import KataHandle
from grader.language import say
from grader.learner_file import LearnerFile
from grader.recorder import Recorder
from grader.remote import GRACE, RemoteSolution, Workers
from grader.solution import MODULE, Reference, Stopped, given_module
from grader.time_limit import DidNotFinish
from grader.trouble import LearnerTrouble, Trouble

if TYPE_CHECKING:
    from grader.runner import Job

CALLS = 2
"""So many times as long as one test may take the learner's code for one picture."""


@dataclass(frozen=True)
class Drawn:
    """What came of drawing a picture."""

    title: str = ""
    """What stands above it: number, title, and whether the kata is solved."""
    problem: str = ""
    """Why there is none, in the learner's words."""


def draw(job: "Job", connection: Connection, scratch: Path, solved: bool, target: Path) -> None:
    """Draw the job's file into a PNG, and tell the parent what came of it.

    Args:
        job: the kata and the learner's file.
        connection: to the parent, which starts the workers.
        scratch: a folder for this process alone.
        solved: whether the file earns all points; the title says so.
        target: the PNG's file.
    """
    os.chdir(scratch)
    divide_threads()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    language.choose(job.lang)
    try:
        workers = Workers(connection, scratch / "printed.txt")
        connection.send(_drawn(job, workers, solved, target))
    except Exception:
        connection.send(Ended(traceback.format_exc()))
    else:
        connection.send(Ended(""))


def _drawn(job: "Job", workers: Workers, solved: bool, target: Path) -> Drawn:
    from grader.pictures import style

    assert job.kata.picture_file is not None
    make: Callable[[KataHandle, Any], str] = given_module(job.kata.picture_file).draw
    recorder = Recorder()
    seconds = CALLS * job.kata.time_limit
    solution = RemoteSolution(workers, seconds, job.file.name)
    figure = style.new_figure()
    try:
        stop = time_limit.start(seconds + GRACE)  # the worker's clock rings first
        try:
            caption = make(KataHandle(solution, recorder, Reference(MODULE, "module")), figure)
        finally:
            stop()
        title = style.finish(figure, job.kata, caption, solved=solved)
        style.save(figure, title, target)
    except (Exception, Stopped, DidNotFinish) as error:
        return Drawn(problem=_problem(error, recorder, LearnerFile(job.file)))
    return Drawn(title)


def _problem(error: BaseException, recorder: Recorder, file: LearnerFile) -> str:
    """What a learner reads in place of a picture.

    Raises:
        GraderError: it is the picture's own fault.
    """
    if isinstance(error, LearnerTrouble | Stopped):
        trouble = error.trouble
        lines = trouble.lines[-1:] if trouble.kind in WITHOUT_CALL else trouble.lines
        return Feedback("trouble", trouble.sentence(), lines=lines, file=file.shown).text()
    if isinstance(error, DidNotFinish):
        return Trouble("too_slow", file.path.name, f"{error.seconds:g}").sentence()
    if not recorder.latest:
        raise GraderError("picture.py") from error
    found = explained(error, "", recorder)
    name = found.call[-1].split("(")[0]
    headline = say(f"What `{name}` gives cannot be drawn.",
                   f"Was `{name}` liefert, lässt sich nicht zeichnen.")  # fmt: skip
    return Feedback("wrong", headline, details=found.details).text()
