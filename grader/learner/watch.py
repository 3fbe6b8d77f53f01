"""`kata watch`: runs a kata after every save and shows what the learner has to know next."""

import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from rich.console import Console

from grader import ROOT, UserError, catalogue
from grader.catalogue.kata import Kata
from grader.grading.results import KataResult, TestResult
from grader.i18n import language, tr
from grader.learner import offer, overview, position, progress, screen
from grader.learner.events import QUIT, Event, listen_to_files, listen_to_keys
from grader.learner.live_run import LiveRun
from grader.learner.sharing import Sharing
from grader.learner.solutions import show_solutions
from grader.reports import terminal
from grader.reports.sanitize import sanitize

EARLY = 0.15
"""Seconds that the first failure waits for the whole result, lest the screen flickers."""
ENTER, BACKSPACE = ("\r", "\n"), ("\x7f", "\x08")


class WatchSession:
    """One learner's session: a kata, a run under way, a screen."""

    def __init__(self, katas: list[Kata], start: Kata, console: Console) -> None:
        self.katas, self.kata, self.console = katas, start, console
        self.events: queue.Queue[Event] = queue.Queue()
        self._visited: list[Kata] = []
        self._latest: KataResult | None = None
        """The last result of the kata at hand."""
        self._live = LiveRun(start, self.events.put)
        self._status = screen.StatusLine(console)
        self._sharing = Sharing()
        self._failure: TestResult | None = None
        """The first failure of the run under way."""
        self._show_failure_at = 0.0
        self._keys: dict[str, Callable[[], None]] = {
            "r": self._start,
            "h": self._show_hints,
            "n": self._next,
            "b": self._back,
            "l": self._show_list,
            "p": self._draw,
            "s": self._show_solutions,
        }

    def run(self) -> int:
        """Run until the learner quits; returns the exit code: 0 if the kata at hand is solved."""
        put = self.events.put
        for listen in (lambda: listen_to_files(self.katas, put), lambda: listen_to_keys(put)):
            threading.Thread(target=listen, daemon=True).start()
        self._show_task()
        self._start()
        try:
            while True:
                try:
                    event = self.events.get(timeout=self._patience())
                except queue.Empty:
                    self._show_early()
                    continue
                if event.key == QUIT:
                    return 0 if self._latest and self._latest.solved else 1
                self._react(event)
        finally:
            self._status.clear()
            self._live.close()

    def _react(self, event: Event) -> None:
        if event.kind == "saved" and event.kata:
            self._saved(event.kata)
        elif event.kind == "message":
            self._say(event.message)
        elif event.kind == "key":
            self._pressed(event.key)
        elif not self._live.is_current(event):
            return
        elif event.test and not self._failure:
            self._failure = event.test
            self._show_failure_at = time.monotonic() + EARLY
        elif event.result:
            self._finished(event.result)
        elif event.kind == "failed":
            self._status.running = False
            failed = tr("The grader itself failed:", "Das Testsystem selbst versagte:")
            self._say(f"{failed} {sanitize(event.message)}")

    # --- runs

    def _start(self) -> None:
        """Begin a run, and say so at once."""
        self._failure = None
        self._status.running = True
        self._status.show()
        self._live.start(self.kata)

    def _patience(self) -> float | None:
        """Seconds until the first failure is to be shown; None where there is none to show."""
        if not self._failure or not self._show_failure_at:
            return None
        return max(self._show_failure_at - time.monotonic(), 0)

    def _show_early(self) -> None:
        """Show the first failure of a run that goes on."""
        self._show_failure_at = 0.0
        if self._failure:
            with self.console:  # written at once, so that nothing flickers
                self._status.clear()
                self.console.clear()
                screen.show_first_failure(self.console, self.kata, self._failure)
                self._status.show()

    def _finished(self, result: KataResult) -> None:
        self._latest, self._failure, self._status.running = result, None, False
        with self.console:
            self._status.clear()
            self.console.clear()
            if result.state == "not_started":
                terminal.show_task(self.console, self.kata)
            screen.show_result(self.console, self.kata, result)
        # to look for the next kata takes a while, and the verdict is on the screen already
        if result.idea_passed and (following := self._following()) is not None:
            screen.show_following(self.console, following)
        if result.solved and (offered := offer.after_solving(self.kata)):
            self.console.print(offered, style="dim", markup=False)
        if told := self._sharing.report(result):
            self.console.print(told, style="dim", markup=False)
        self._status.show()
        if not screen.is_cut_short(result):
            progress.save(result)  # last, since the disk can be slow

    # --- from kata to kata

    def _saved(self, kata: Kata) -> None:
        """A save takes the loop to its kata; a file that was removed there does not."""
        if kata == self.kata:
            self._start()
        elif kata.stub_file.is_file():
            self._go_to(kata)

    def _go_to(self, kata: Kata) -> None:
        self._visited.append(self.kata)
        self._open(kata)

    def _open(self, kata: Kata) -> None:
        self.kata, self._latest = kata, None
        position.note(kata)
        self._show_task()
        self._start()

    def _next(self) -> None:
        """Go on to the next kata that is open; back to the first one after the last."""
        following = self._following()
        if following is None:
            self._say(tr("No other kata is open.", "Keine andere Kata ist offen."))
        else:
            self._go_to(following)

    def _back(self) -> None:
        """Return to the kata before: where the learner came from, else by number."""
        place = self.katas.index(self.kata) if self.kata in self.katas else 0
        if self._visited:
            self._open(self._visited.pop())
        elif place:
            self._open(self.katas[place - 1])
        else:
            self._say(tr("This is the first kata.", "Das ist die erste Kata."))

    def _following(self) -> Kata | None:
        place = self.katas.index(self.kata) if self.kata in self.katas else -1
        others = self.katas[place + 1 :] + self.katas[: max(place, 0)]
        return next(filter(progress.is_open, others), None)

    # --- keys

    def _pressed(self, key: str) -> None:
        typed = self._status.typed
        if key.isdecimal():
            self._status.typed = typed + key
        elif typed and key in BACKSPACE:
            self._status.typed = typed[:-1]
        else:
            self._status.typed = ""
            if typed and key in ENTER:
                self._jump(typed)
            elif key in self._keys:
                self._keys[key]()
        self._status.show()

    def _jump(self, number: str) -> None:
        try:
            (kata,) = catalogue.katas([number])
        except UserError as error:
            self._say(str(error))
        else:
            self._go_to(kata)

    def _say(self, text: str) -> None:
        self._print(lambda: self.console.print(text, markup=False))

    def _print(self, show: Callable[[], None]) -> None:
        """Print something below what is there, and the keys below it."""
        self._status.clear()
        show()
        self._status.show()

    def _show_task(self) -> None:
        self._status.clear()
        self.console.clear()
        terminal.show_task(self.console, self.kata)

    def _show_hints(self) -> None:
        """Show one more hint, below those that were shown before."""
        latest = progress.next_hint(self.kata)
        self._print(lambda: screen.show_hints(self.console, self.kata, latest))

    def _show_list(self) -> None:
        self._print(lambda: overview.show_list(self.console, self.katas, self.kata))

    def _show_solutions(self) -> None:
        if self._latest and self._latest.solved:
            self._print(lambda: show_solutions(self.console, self.kata))
        else:
            self._say(
                tr(
                    "Other solutions are shown once the kata is solved.",
                    "Andere Lösungen gibt es, sobald die Kata gelöst ist.",
                )
            )

    def _draw(self) -> None:
        """Have the picture drawn and opened by another process, since drawing takes seconds."""
        command = ["show", self.kata.name, "--open", f"--lang={language()}"]

        def draw() -> None:
            done = subprocess.run(
                [sys.executable, "-m", "grader", *command],
                cwd=ROOT,
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
            )
            text = sanitize((done.stdout + done.stderr).strip())
            self.events.put(Event("message", message=text))

        self._say(tr("drawing …", "wird gezeichnet …"))
        threading.Thread(target=draw, daemon=True).start()
