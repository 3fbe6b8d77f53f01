"""What `kata show` does: asks how far the solution is, has it drawn, opens the picture."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from grader import ROOT, UserError
from grader.catalogue import stubs
from grader.catalogue.kata import Kata
from grader.catalogue.locations import solution_file
from grader.catalogue.requirements import missing_requirement, unavailable_reason
from grader.grading.runner import Runner
from grader.i18n import tr
from grader.learner import progress
from grader.pictures.drawing import Drawn, draw
from grader.sandbox.messages import Job

FOLDER = progress.FOLDER / "pictures"
PRELOAD = ("grader.pictures.style",)
"""What the fork server of drawings imports as well, matplotlib above all."""


@dataclass(frozen=True)
class Shown:
    """One kata's picture, or why there is none."""

    kata: Kata
    file: Path
    drawn: Drawn


def show(jobs: Iterable[Job], folder: Path = FOLDER) -> Iterator[Shown]:
    """Draw each job's file, with the state in the title; what is not known of it is run first.

    Once the learner's own file is solved, the picture of the reference follows, where there is one.

    Raises:
        UserError: a kata has no picture, or matplotlib is missing.
    """
    chosen = list(jobs)
    for job in chosen:
        if job.kata.picture_file is None:
            name = job.kata.name
            raise UserError(tr(f"{name} has no picture.", f"{name} hat kein Bild."))
    if importlib.util.find_spec("matplotlib") is None:
        raise UserError(
            tr("A picture needs matplotlib, which is not installed.",
                "Ein Bild braucht matplotlib, und das ist nicht installiert.")
        )  # fmt: skip
    with Runner((job.kata for job in chosen), preload=PRELOAD) as runner:
        for job in chosen:
            file = folder / f"{job.kata.name}.png"
            if package := missing_requirement(job.kata):
                yield Shown(job.kata, file, Drawn(problem=unavailable_reason(package)))
                continue
            solved = _solved(job, runner)
            shown = _drawn(job, runner, file, solved=solved)
            yield shown
            reference = solution_file(job.kata, ROOT / "reference")
            if solved and job.file == job.kata.stub_file and reference.is_file():
                beside = file.with_suffix(".reference.png")
                yield _drawn(replace(job, file=reference), runner, beside, solved=True)


def _drawn(job: Job, runner: Runner, file: Path, *, solved: bool) -> Shown:
    sent, ending = runner.run_in_child(job, partial(draw, solved=solved, target=file))
    return Shown(job.kata, file, sent[0] if sent else Drawn(problem=_lost(ending)))


def _solved(job: Job, runner: Runner) -> bool:
    """Whether the file is known to earn all points, or does so when it is run now."""
    own = job.file == job.kata.stub_file
    if own and stubs.is_untouched(job.kata):
        return False
    if own and (known := progress.load(job.kata)):
        return known.state == "solved"
    verdict = runner.run_one(replace(job, quick=True))
    if verdict is None or not verdict.solved:
        return False  # and how far it is, nobody knows: the first failure has ended the run
    if own:
        progress.save(verdict)
    return True


def _lost(ending: str) -> str:
    return tr(f"The drawing {ending}.", f"Das Zeichnen {ending}.")


def open_viewer(file: Path) -> bool:
    """Open a picture as a double click would; False where there is no desktop to do so."""
    if sys.platform == "win32":
        os.startfile(file)
        return True
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None or not (screen or sys.platform == "darwin"):
        return False
    nowhere = subprocess.DEVNULL
    subprocess.Popen([opener, file], stdout=nowhere, stderr=nowhere, start_new_session=True)
    return True
