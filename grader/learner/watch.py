"""`kata watch`: runs a kata after every save and shows what the learner has to know next."""

import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rich.console import Console
from watchfiles import watch as watch_files

from grader.catalogue.kata import Kata
from grader.grading.results import KataResult
from grader.grading.runner import Runner
from grader.i18n import tr
from grader.learner import overview, progress
from grader.learner.sharing import Sharing
from grader.reports import terminal
from grader.reports.sanitize import sanitize
from grader.sandbox.messages import GraderError, Job

DEBOUNCE = 50
"""Milliseconds within which several saves are one."""
KEYS = "hnlrq"


@dataclass(frozen=True)
class Event:
    """Something that the loop has to react to."""

    kind: Literal["saved", "key", "result", "failed"]
    key: str = ""
    message: str = ""
    """Where the grader itself failed: what happened."""
    result: KataResult | None = None
    run: int = 0
    """Which run the result belongs to; that of a cancelled one is not shown."""


class WatchSession:
    """One learner's session: a kata, a run under way, a screen."""

    def __init__(self, katas: list[Kata], start: Kata, console: Console) -> None:
        self.katas, self.kata, self.console = katas, start, console
        self.events: queue.Queue[Event] = queue.Queue()
        self._current = 0
        """The number of the latest run."""
        self._cancel = threading.Event()
        self._runner = Runner([start])
        self._sharing = Sharing()

    def run(self) -> int:
        """Run until the learner quits; returns the exit code: 0 if the kata at hand is solved."""
        for source in (self._listen_to_files, self._listen_to_keys):
            threading.Thread(target=source, daemon=True).start()
        self._show_task()
        self._start()
        solved = False
        try:
            while True:
                event = self.events.get()
                if event.kind == "saved" or event.key == "r":
                    self._start()
                elif event.result and event.run == self._current:
                    solved = event.result.solved
                    self._show(event.result)
                elif event.kind == "failed" and event.run == self._current:
                    failed = tr("The grader itself failed:", "Das Testsystem selbst versagte:")
                    self.console.print(failed, sanitize(event.message), markup=False)
                elif event.key == "q":
                    return 0 if solved else 1
                elif event.key == "h":
                    self._show_hint()
                elif event.key == "n":
                    self._next()
                elif event.key == "l":
                    overview.show_list(self.console, self.katas)
        finally:
            self._cancel.set()
            self._runner.close()

    def _start(self) -> None:
        """Begin a run; one that is under way is of an older version and is cancelled."""
        self._cancel.set()
        self._current += 1
        self._cancel = threading.Event()
        job, number, cancel = Job(self.kata, self.kata.stub_file), self._current, self._cancel
        runner = self._runner

        def run() -> None:
            try:
                result = runner.run_one(job, cancel)
            except GraderError as error:
                self.events.put(Event("failed", run=number, message=str(error)))
            else:
                if result is not None:
                    self.events.put(Event("result", result=result, run=number))
                    runner.prepare(job, result)  # for the next save

        threading.Thread(target=run, daemon=True).start()

    def _next(self) -> None:
        """Go on to the next kata that is not solved; back to the first one after the last."""
        following = self._following()
        if following is None:
            self.console.print(tr("No other kata is open.", "Keine andere Kata ist offen."))
            return
        self._cancel.set()
        if set(following.needs) - set(self.kata.needs):
            self._runner.close()
            self._runner = Runner([following])
        self.kata = following
        self._show_task()
        self._start()

    def _following(self) -> Kata | None:
        place = self.katas.index(self.kata)
        others = self.katas[place + 1 :] + self.katas[:place]
        return next(filter(progress.is_open, others), None)

    def _show_task(self) -> None:
        self.console.clear()
        terminal.show_task(self.console, self.kata)

    def _show(self, result: KataResult) -> None:
        self.console.clear()
        if result.state == "not_started":
            terminal.show_task(self.console, self.kata)
        terminal.show_result(self.console, self.kata, result)
        if result.solved and (following := self._following()) is not None:
            terminal.show_task(self.console, following)
        keys = tr(
            "h hint · n next · l list · r run again · q quit",
            "h Hinweis · n nächste · l Liste · r noch einmal · q Ende",
        )
        self.console.print(keys, style="dim")
        if told := self._sharing.report(result):
            self.console.print(told, style="dim", markup=False)
        progress.save(result)  # last, since the disk can be slow

    def _show_hint(self) -> None:
        terminal.show_hint(self.console, self.kata, progress.next_hint(self.kata))

    def _listen_to_files(self) -> None:
        root = self.kata.folder.parent
        for changes in watch_files(root, debounce=DEBOUNCE, step=10, raise_interrupt=False):
            paths = {Path(path).resolve() for _, path in changes}
            if self.kata.stub_file.resolve() in paths:
                self.events.put(Event("saved"))

    def _listen_to_keys(self) -> None:
        read = key_reader()
        while read is not None:
            key = read()
            if key in KEYS:
                self.events.put(Event("key", key=key))
            if key in ("q", ""):
                return


def key_reader() -> Callable[[], str] | None:
    """What waits for a key and returns it, "" when there are no more; None without a keyboard."""
    if not sys.stdin.isatty():
        return None
    import readchar

    def read() -> str:
        try:
            return readchar.readkey().lower()
        except KeyboardInterrupt:
            return "q"
        except (EOFError, OSError):
            return ""

    return read
