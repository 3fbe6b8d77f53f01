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
    "begun": "yellow",
    "untouched": "dim",
    "not_graded": "dim",
}
WIDTH = 100


def console() -> Console:
    """Colours in a terminal; plain text elsewhere or with NO_COLOR."""
    found = Console(highlight=False)
    return found if found.is_terminal else Console(highlight=False, no_color=True, width=WIDTH)


def show_task(console: Console, kata: Kata) -> None:
    """What a kata is about and where its files are."""
    readme = tr("README.md", "README.de.md")
    console.print(Styled(f"{kata.name} · {kata.title}", "bold"))
    console.print(tr("task", "Aufgabe") + f": katas/{kata.name}/{readme}")
    console.print(tr("your file", "deine Datei") + f": katas/{kata.name}/{kata.stub_file.name}")


def show_verdict(console: Console, verdict: KataResult) -> None:
    """After a run: what passed, then the first failure or what was won."""
    passed, graded = verdict.passed, len(verdict.graded)
    style = STYLES["solved" if verdict.solved else "begun"]
    counted = tr(f"{passed} of {graded} tests passed", f"{passed} von {graded} Tests bestanden")
    console.print(Styled(f"{verdict.kata.name} · {counted}", f"bold {style}"))
    for test in verdict.tests:
        if test.outcome == "passed":
            console.print(Styled(f"  + {test.spec.name}", "green"))
    if verdict.state == "not_graded":
        console.print(Styled("\n".join(_reasons(verdict))), style="bold")
        return
    if verdict.solved:
        won = tr(f"Solved: {verdict.points} points.", f"Gelöst: {verdict.points} Punkte.")
        console.print(Styled(f"\n{won} {verdict.kata.learned}", "bold green"))
        return
    first = verdict.first_failure
    if first is not None and first.feedback is not None:
        console.print(Styled(f"  - {first.spec.name}\n", "red"))
        console.print(Styled(sanitize(first.feedback.signed())), soft_wrap=True)
        _show_output(console, first)


def show_hint(console: Console, kata: Kata, index: int) -> None:
    """One hint, and how many there are."""
    label = tr("hint", "Hinweis")
    console.print(Styled(f"{label} {index + 1}/{len(kata.hints)}: {kata.hints[index]}", "cyan"))


def show_failure(console: Console, verdict: KataResult) -> None:
    """The kata's first failure in full, where the learner has begun."""
    first = verdict.first_failure
    if verdict.state != "begun" or first is None or first.feedback is None:
        return
    console.print(f"\n[bold]{verdict.kata.name}[/] · {escape(first.spec.name)}")
    console.print(Styled(sanitize(first.feedback.signed())), soft_wrap=True)
    _show_output(console, first)
    if more := sum(t.outcome in ("failed", "not_run") for t in verdict.tests) - 1:
        command = f"pytest katas/{verdict.kata.name}"
        console.print(
            tr(f"{more} more not passed; all of them: {command}",
                f"{more} weitere nicht bestanden; alle zeigt: {command}"),
            style="dim",
        )  # fmt: skip


def _show_output(console: Console, test: TestResult) -> None:
    if test.output:
        console.print(tr("printed by your code:", "Ausgabe deines Codes:"), style="dim")
        console.print(Styled(sanitize(test.output.rstrip())), soft_wrap=True)


def show_summary(console: Console, verdicts: Sequence[KataResult]) -> None:
    """The table of katas, what was not graded and why, and the next step."""
    console.print()
    console.print(_table(verdicts))
    for verdict in verdicts:
        for reason in _reasons(verdict):
            console.print(f"{verdict.kata.name}: {reason}", style="dim", markup=False,
                          soft_wrap=True)  # fmt: skip
    console.print(_next_step(verdicts), soft_wrap=True)


def _reasons(verdict: KataResult) -> list[str]:
    """Why how many tests were not graded."""
    reasons = Counter(test.reason for test in verdict.tests if test.reason)
    return [f"{count} × {reason}" for reason, count in reasons.items()]


def state_name(state: State) -> str:
    """The state in the language in use."""
    return {
        "solved": tr("solved", "gelöst"),
        "begun": tr("begun", "begonnen"),
        "untouched": tr("untouched", "unberührt"),
        "not_graded": tr("not graded", "nicht bewertet"),
    }[state]


def _table(verdicts: Sequence[KataResult]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    table.add_column(tr("kata", "Kata"))
    table.add_column(tr("rank", "Rang"))
    table.add_column(tr("tests", "Tests"), justify="right")
    table.add_column(tr("points", "Punkte"), justify="right")
    table.add_column(tr("state", "Stand"))
    for verdict in verdicts:
        table.add_row(
            verdict.kata.name,
            tr(f"{verdict.kata.rank} kyu", f"{verdict.kata.rank}. Kyu"),
            f"{verdict.passed}/{len(verdict.graded)}",
            f"{verdict.points}/{verdict.max_points}"
            if verdict.graded
            else f"–/{verdict.kata.points}",
            Styled(state_name(verdict.state), STYLES[verdict.state]),
        )
    if len(verdicts) > 1:
        earned, possible = total(verdicts)
        solved = sum(v.solved for v in verdicts)
        done = tr(f"{solved} of {len(verdicts)} solved", f"{solved} von {len(verdicts)} gelöst")
        table.add_row(tr("total", "gesamt"), "", "", f"{earned}/{possible}", done, style="bold")
    return table


def _next_step(verdicts: Sequence[KataResult]) -> Styled:
    graded = [v for v in verdicts if v.state != "not_graded"]
    if not graded:
        return Styled(tr("Nothing was graded.", "Nichts wurde bewertet."), "bold red")
    unsolved = [v for v in graded if not v.solved]
    if not unsolved:
        return Styled(tr("All solved.", "Alles gelöst."), "bold green")
    verdict = next((v for v in unsolved if v.state == "begun"), unsolved[0])
    name, title = verdict.kata.name, verdict.kata.title
    return Styled(
        tr(
            f"Next: {name}, {title}. Read katas/{name}/README.md, then edit {verdict.file}.",
            f"Weiter mit {name}, {title}. Lies katas/{name}/README.de.md, "
            f"dann bearbeite {verdict.file}.",
        ),
        "bold",
    )
