"""What `kata watch` shows of a run: the prints, the verdict by circles, the failure to look at."""

from collections.abc import Sequence

from rich.console import Console
from rich.control import Control
from rich.segment import ControlType
from rich.text import Text as Styled

from grader.catalogue.kata import Kata
from grader.grading.results import KataResult, TestResult
from grader.i18n import tr
from grader.reports import terminal

ROWS_FOR_FAILURE = 24
"""Rows of a window that are kept for the first failure and for what stands around it."""


def show_result(console: Console, kata: Kata, result: KataResult) -> None:
    """After a run: what passed, then the first failure, or what a solved kata taught."""
    first = result.first_failure
    printed = [first] if first else result.tests
    terminal.show_output(console, next((test.output for test in printed if test.output), ""))
    passed, graded = result.passed, len(result.graded)
    style = terminal.STYLES["solved" if result.solved else "in_progress"]
    counted = tr(f"{passed} of {graded} tests passed", f"{passed} von {graded} Tests bestanden")
    console.print(Styled(f"{kata.name} · {counted}", f"bold {style}"))
    terminal.show_idea(console, result)
    _show_circles(console, result)
    if result.state == "not_graded":
        console.print(Styled("\n".join(terminal.reasons(result))), style="bold")
    elif result.solved:
        points = tr(f"Solved: {result.points} points.", f"Gelöst: {result.points} Punkte.")
        console.print(Styled(f"\n{points} {kata.learned}", "bold green"))
    elif first:
        console.print()
        terminal.show_feedback(console, first)
        _show_cut(console, kata, result)
        _show_debugger(console, kata, first)
        if text := terminal.withheld_points(result):
            console.print(Styled(f"\n{text}", "yellow"))


def _show_debugger(console: Console, kata: Kata, test: TestResult) -> None:
    """How to reach a breakpoint, where the failure went through one."""
    if "`breakpoint()`" in test.headline:
        command = f"pytest katas/{kata.name} -k {test.name} -s"
        text = tr(f"To stop there: {command}", f"Dort anhalten: {command}")
        console.print(Styled(text, "bold"))


def _show_cut(console: Console, kata: Kata, result: KataResult) -> None:
    """That a time-out ended the run, where one did."""
    if not is_cut_short(result):
        return
    count = sum(test.outcome == "not_run" for test in result.tests)
    text = tr(
        f"A test took too long and ended the run, {count} not run; all: kata test {kata.number:02}",
        f"Ein Test dauerte zu lange und beendete den Lauf, {count} nicht ausgeführt; "
        f"alle: kata test {kata.number:02}",
    )
    console.print(text, style="dim")


def _show_circles(console: Console, result: KataResult) -> None:
    """The tests by circle: what passed, and the failure that is shown below."""
    first = result.first_failure
    rows = result.passed + ROWS_FOR_FAILURE
    names = not console.is_terminal or rows <= console.height
    for title, tests in (
        (tr("idea", "Idee"), result.idea),
        (tr("care", "Sorgfalt"), result.care),
    ):
        passed = [test for test in tests if test.outcome == "passed"]
        if result.care and tests:
            console.print(Styled(f"  {title} {len(passed)}/{len(tests)}", "bold"))
        _show_names(console, "+", passed if names else [], "green")
        _show_names(console, "-", [test for test in tests if test is first], "red")


def _show_names(console: Console, sign: str, tests: Sequence[TestResult], style: str) -> None:
    for test in tests:
        console.print(Styled(f"  {sign} {test.name}", style), no_wrap=True, overflow="ellipsis")


def show_first_failure(console: Console, kata: Kata, test: TestResult) -> None:
    """The first failure of a run that goes on."""
    terminal.show_output(console, test.output)
    console.print(Styled(kata.name, "bold yellow"))
    _show_names(console, "-", [test], "red")
    console.print()
    terminal.show_feedback(console, test)


def show_following(console: Console, kata: Kata) -> None:
    """Which kata comes next, and which key goes there."""
    console.print(Styled("\nn: ", "bold cyan"), end="")
    terminal.show_task(console, kata)


def show_hints(console: Console, kata: Kata, latest: int) -> None:
    """All hints up to the latest one, which is the newest."""
    for index in range(latest + 1):
        terminal.show_hint(console, kata, index)


def is_cut_short(result: KataResult) -> bool:
    """Whether a time-out ended the run before all tests had been run."""
    outcomes = {test.outcome for test in result.tests}
    return "not_run" in outcomes and any(test.kind == "time" for test in result.tests)


class StatusLine:
    """The last line of the window: whether a run is under way, and the keys.

    In place of a terminal, a file gets the keys once after each run.
    """

    def __init__(self, console: Console) -> None:
        self.running = False
        self.typed = ""
        """The digits of a kata's number that were typed so far."""
        self._console = console
        self._is_shown = False

    def show(self) -> None:
        """Write the line anew."""
        self.clear()
        text = Styled(self._text(), "dim")
        if self._console.is_terminal:
            text.truncate(self._console.width - 1, overflow="ellipsis")
            self._console.print(text, end="")
            self._is_shown = True
        elif not self.running:
            self._console.print(text)

    def clear(self) -> None:
        """Remove it, so that something can be printed in its place."""
        if self._is_shown:
            self._console.control(
                Control((ControlType.CARRIAGE_RETURN,), (ControlType.ERASE_IN_LINE, 2))
            )
            self._is_shown = False

    def _text(self) -> str:
        if self.typed:
            return tr(f"go to kata {self.typed} with Enter", f"zu Kata {self.typed} mit Enter")
        keys = tr(
            "h hint  n next  b back  p picture  s solution  l list  r run  31⏎ go  q quit",
            "h Hinweis  n weiter  b zurück  p Bild  s Lösung  l Liste  r neu  31⏎  q Ende",
        )
        return tr("running … ", "läuft … ") + keys if self.running else keys
