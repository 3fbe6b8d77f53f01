"""What a run shows in the terminal: the failure to look at first, the table, what to do next."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text as Styled

from grader.catalogue.kata import Kata
from grader.grading.feedback import MAX_WIDTH
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
PRINTED = 10
"""Lines of what a learner's code printed that are shown of its beginning, and of its end."""


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


def show_idea(console: Console, result: KataResult) -> None:
    """That the idea is right and how much is left, where it is so and something is left."""
    if result.solved or not result.care or not result.idea_passed:
        return
    done, left = len(result.idea), sum(test.costs_points for test in result.care)
    text = tr(
        f"The idea is right: {done} of {done}. Left for full points: "
        + ("1 test." if left == 1 else f"{left} tests."),
        f"Die Idee stimmt: {done} von {done}. Zur vollen Punktzahl "
        + ("fehlt 1 Test." if left == 1 else f"fehlen {left} Tests."),
    )
    console.print(Styled(text, "bold green"))


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
    show_output(console, first.output)
    show_idea(console, result)
    show_feedback(console, first)
    if more := sum(test.costs_points for test in result.tests) - 1:
        command = f"pytest katas/{result.kata.name}"
        text = tr(
            f"{more} more not passed; all of them: {command}",
            f"{more} weitere nicht bestanden; alle zeigt: {command}",
        )
        console.print(text, style="dim")


def show_feedback(console: Console, test: TestResult) -> None:
    """What a learner reads of a failed test; sentences are wrapped at the window's width."""
    if test.feedback:
        text = test.feedback.text_with_source(min(console.width, MAX_WIDTH))
        console.print(Styled(sanitize(text)), soft_wrap=True)


def show_output(console: Console, output: str) -> None:
    """What the learner's code printed; of many lines the first and the last ones."""
    lines = sanitize(output.rstrip()).split("\n")
    if lines == [""]:
        return
    console.print(tr("printed by your code:", "Ausgabe deines Codes:"), style="dim")
    console.print(Styled("\n".join(lines[:PRINTED])), soft_wrap=True)
    left_out = len(lines) - 2 * PRINTED
    if left_out > 0:
        text = tr(f"… {left_out} more …", f"… noch {left_out} …")
        console.print(text, style="dim")
    if rest := lines[max(PRINTED, len(lines) - PRINTED) :]:
        console.print(Styled("\n".join(rest)), soft_wrap=True)
    console.print()


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
        for reason in reasons(result):
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


def reasons(result: KataResult) -> list[str]:
    """Of tests that were not graded: why, and how many tests were not graded."""
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
