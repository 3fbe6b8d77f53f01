"""What a run shows in the terminal: the failure to look at first, the table, what to do next."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text as Styled

from grader.catalogue.kata import Kata
from grader.grading.results import KataResult, State, TestResult, total
from grader.i18n import tr
from grader.reports.sanitize import sanitize

STYLES: dict[State, str] = {
    "solved": "green",
    "in_progress": "yellow",
    "not_started": "dim",
    "not_graded": "dim",
}
WIDTH = 100


def console() -> Console:
    """Colours in a terminal; plain text elsewhere or with NO_COLOR."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, no_color=True, width=WIDTH)


def show_task(console: Console, kata: Kata) -> None:
    """What a kata is about and where its files are."""
    readme = tr("README.md", "README.de.md")
    console.print(Styled(f"{kata.name} · {kata.title}", "bold"))
    console.print(tr("task", "Aufgabe") + f": katas/{kata.name}/{readme}")
    console.print(tr("your file", "deine Datei") + f": katas/{kata.name}/{kata.stub_file.name}")


def show_result(console: Console, kata: Kata, result: KataResult) -> None:
    """After a run: what passed, then the first failure, or what a solved kata taught."""
    passed, graded = result.passed, len(result.graded)
    style = STYLES["solved" if result.solved else "in_progress"]
    counted = tr(f"{passed} of {graded} tests passed", f"{passed} von {graded} Tests bestanden")
    console.print(Styled(f"{kata.name} · {counted}", f"bold {style}"))
    for test in result.tests:
        if test.outcome == "passed":
            console.print(Styled(f"  + {test.name}", "green"))
    if result.state == "not_graded":
        console.print(Styled("\n".join(_reasons(result))), style="bold")
        return
    if result.solved:
        points = tr(f"Solved: {result.points} points.", f"Gelöst: {result.points} Punkte.")
        console.print(Styled(f"\n{points} {kata.learned}", "bold green"))
        return
    if first := result.first_failure:
        console.print(Styled(f"  - {first.name}\n", "red"))
        _show_test(console, first)
    if text := withheld_points(result):
        console.print(Styled(f"\n{text}", "yellow"))


def show_hint(console: Console, kata: Kata, index: int) -> None:
    """One hint, and how many there are."""
    label = tr("hint", "Hinweis")
    console.print(Styled(f"{label} {index + 1}/{len(kata.hints)}: {kata.hints[index]}", "cyan"))


def show_failure(console: Console, result: KataResult) -> None:
    """The kata's first failure in full, where the learner has begun."""
    first = result.first_failure
    if result.state != "in_progress" or first is None or first.feedback is None:
        return
    console.print(f"\n[bold]{result.kata.name}[/] · {escape(first.name)}")
    _show_test(console, first)
    if more := sum(test.costs_points for test in result.tests) - 1:
        command = f"pytest katas/{result.kata.name}"
        text = tr(
            f"{more} more not passed; all of them: {command}",
            f"{more} weitere nicht bestanden; alle zeigt: {command}",
        )
        console.print(text, style="dim")


def _show_test(console: Console, test: TestResult) -> None:
    if test.feedback:
        console.print(Styled(sanitize(test.feedback.text_with_source())), soft_wrap=True)
    if test.output:
        console.print(tr("printed by your code:", "Ausgabe deines Codes:"), style="dim")
        console.print(Styled(sanitize(test.output.rstrip())), soft_wrap=True)


def show_summary(console: Console, results: Sequence[KataResult], at_hand: str = "") -> None:
    """The table of katas, what was not graded and why, and the next step.

    Args:
        console: where to print.
        results: one for each kata.
        at_hand: the name of the kata that the learner goes on with, where that is known.
    """
    console.print()
    console.print(_table(results))
    for result in results:
        for reason in _reasons(result):
            line = f"{result.kata.name}: {reason}"
            console.print(line, style="dim", markup=False, soft_wrap=True)
        if text := withheld_points(result):
            line = f"{result.kata.name}: {text}"
            console.print(line, style="dim", markup=False, soft_wrap=True)
    console.print(_next_step(results, at_hand), soft_wrap=True)


def withheld_points(result: KataResult) -> str:
    """Why tests that pass earn no points yet; empty where they do."""
    if result.withheld is None:
        return ""
    name = result.withheld.name
    return tr(
        f"No points yet: examples count as soon as a test with drawn numbers passes, such as "
        f"{name}.",
        f"Noch keine Punkte: Beispiele zählen, sobald ein Test mit gezogenen Zahlen besteht, etwa "
        f"{name}.",
    )


def _reasons(result: KataResult) -> list[str]:
    """Why how many tests were not graded."""
    reasons = Counter(test.reason for test in result.tests if test.reason)
    return [f"{count} × {reason}" for reason, count in reasons.items()]


def state_name(state: str) -> str:
    """The state of a result, or of an entry in a class report, in the language in use."""
    return {
        "solved": tr("solved", "gelöst"),
        "in_progress": tr("begun", "begonnen"),
        "not_started": tr("untouched", "unberührt"),
        "not_graded": tr("not graded", "nicht bewertet"),
        "missing": tr("missing", "fehlt"),
        "error": tr("the grader failed", "das Testsystem versagte"),
    }[state]


def _table(results: Sequence[KataResult]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    table.add_column(tr("kata", "Kata"))
    table.add_column(tr("rank", "Rang"))
    table.add_column(tr("tests", "Tests"), justify="right")
    table.add_column(tr("points", "Punkte"), justify="right")
    table.add_column(tr("state", "Stand"))
    for result in results:
        kata = result.kata
        table.add_row(
            kata.name,
            tr(f"{kata.rank} kyu", f"{kata.rank}. Kyu"),
            f"{result.passed}/{len(result.graded)}",
            f"{result.points if result.graded else '–'}/{kata.points}",
            Styled(state_name(result.state), STYLES[result.state]),
        )
    if len(results) > 1:
        earned, possible = total(results)
        solved = sum(result.solved for result in results)
        done = tr(f"{solved} of {len(results)} solved", f"{solved} von {len(results)} gelöst")
        table.add_row(tr("total", "gesamt"), "", "", f"{earned}/{possible}", done, style="bold")
    return table


def _next_step(results: Sequence[KataResult], at_hand: str) -> Styled:
    graded = [result for result in results if result.state != "not_graded"]
    if not graded:
        return Styled(tr("Nothing was graded.", "Nichts wurde bewertet."), "bold red")
    unsolved = [result for result in graded if not result.solved]
    if not unsolved:
        return Styled(tr("All solved.", "Alles gelöst."), "bold green")
    begun = next((r for r in unsolved if r.state == "in_progress"), unsolved[0])
    result = next((r for r in unsolved if r.kata.name == at_hand), begun)
    name, title = result.kata.name, result.kata.title
    text = tr(
        f"Next: {name}, {title}. Read katas/{name}/README.md, then edit {result.file}.",
        f"Weiter mit {name}, {title}. Lies katas/{name}/README.de.md, "
        f"dann bearbeite {result.file}.",
    )
    return Styled(text, "bold")
