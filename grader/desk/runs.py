"""The runs of the learner's files: one at a time for each kata, in warm processes."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from grader.catalogue.kata import Kata
from grader.catalogue.requirements import missing_requirement, unavailable_reason
from grader.grading.results import KataResult
from grader.grading.runner import Runner
from grader.i18n import language, tr
from grader.learner import progress
from grader.learner.sharing import Sharing
from grader.pictures.drawing import Drawn, draw
from grader.pictures.show import PRELOAD
from grader.sandbox.messages import GraderError, Job

Kind = tuple[bool, bool, bool]
"""Which warm parent serves a kata: by torch, by what few katas need, and by notebooks."""


@dataclass(frozen=True)
class Finished:
    """A run that came to an end."""

    result: KataResult | None
    lang: str
    problem: str = ""
    """Where the grader itself failed: what it said."""


@dataclass(frozen=True)
class Listener:
    """Who is told of runs, from the thread of each."""

    began: Callable[[Kata], None]
    ended: Callable[[Kata, Finished], None]


class Runs:
    """Warm parents by kind, and the run under way of each kata."""

    def __init__(self, katas: Sequence[Kata], listener: Listener) -> None:
        self._katas, self._listener = katas, listener
        self._runners: dict[Kind, Runner] = {}
        self._painters: dict[Kind, Runner] = {}
        self._cancel: dict[str, threading.Event] = {}
        self._finished: dict[str, Finished] = {}
        self._lock = threading.Lock()
        self._sharing = Sharing()

    def last(self, kata: Kata) -> Finished | None:
        """The last run that came to an end."""
        return self._finished.get(kata.name)

    def is_running(self, kata: Kata) -> bool:
        return kata.name in self._cancel

    def start(self, kata: Kata) -> None:
        """Begin a run; one that is under way is of an older version, and ends."""
        cancel = threading.Event()
        with self._lock:
            if kata.name in self._cancel:
                self._cancel[kata.name].set()
            self._cancel[kata.name] = cancel
            runner = self._runner(kata)
        self._listener.began(kata)
        threading.Thread(target=self._run, args=(kata, runner, cancel), daemon=True).start()

    def run_quietly(self, kata: Kata) -> None:
        """Find out how far a kata is, and tell nobody but the memory of what is solved."""
        with self._lock:
            runner = self._runner(kata)
        try:
            result = runner.run_one(Job(kata, kata.stub_file))
        except (GraderError, OSError):
            return
        if result is not None:
            progress.save(result)

    def picture(self, kata: Kata, file: Path, target: Path, *, solved: bool) -> Drawn:
        """Draw what a file does into a PNG; takes seconds.

        Raises:
            GraderError: the picture itself is wrong.
        """
        if package := missing_requirement(kata):
            return Drawn(problem=unavailable_reason(package))
        with self._lock:
            runner = _made(self._painters, kata, self._katas, PRELOAD)
        target.parent.mkdir(parents=True, exist_ok=True)
        judge = partial(draw, solved=solved, target=target)
        sent, ending = runner.run_in_child(Job(kata, file), judge)
        lost = tr(f"The drawing {ending}.", f"Das Zeichnen {ending}.")
        return sent[0] if sent else Drawn(problem=lost)

    def close(self) -> None:
        """End everything that runs."""
        with self._lock:
            for cancel in self._cancel.values():
                cancel.set()
            runners, self._runners = self._runners, {}
        for runner in runners.values():
            runner.close()
        self.close_painters()

    def close_painters(self) -> None:
        """End what draws, until the next picture is asked for; for the main thread."""
        with self._lock:
            painters, self._painters = self._painters, {}
        for painter in painters.values():
            painter.close()

    def _run(self, kata: Kata, runner: Runner, cancel: threading.Event) -> None:
        job = Job(kata, kata.stub_file)
        try:
            result = runner.run_one(job, cancel)
            finished = Finished(result, job.lang)
        except (GraderError, OSError) as error:
            finished = Finished(None, job.lang, str(error))
        with self._lock:
            if self._cancel.get(kata.name) is not cancel or cancel.is_set():
                return
            del self._cancel[kata.name]
            self._finished[kata.name] = finished
        self._listener.ended(kata, finished)
        if finished.result is not None:
            self._sharing.report(finished.result)
            progress.save(finished.result)
            runner.prepare(job, finished.result)  # for the next save

    def _runner(self, kata: Kata) -> Runner:
        return _made(self._runners, kata, self._katas)


def _made(
    runners: dict[Kind, Runner], kata: Kata, katas: Sequence[Kata], preload: Sequence[str] = ()
) -> Runner:
    """The runner of the kata's kind, which begins to import when it is first asked for."""
    kind = _kind(kata)
    if kind not in runners:
        group = [other for other in katas if _kind(other) == kind]
        runners[kind] = Runner(group, preload=preload, compares=False)
    return runners[kind]


def _kind(kata: Kata) -> Kind:
    return bool(kata.needs), bool(kata.extras), kata.is_notebook


def is_current(finished: Finished, version: str) -> bool:
    """Whether a run was of the file as it is now, in the language in use."""
    digest = finished.result.digest if finished.result else ""
    return digest == version and finished.lang == language()
