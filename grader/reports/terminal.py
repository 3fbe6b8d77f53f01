"""What a run shows in the terminal: the failure to look at first, the table, what to do next."""

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text as Styled

from grader.language import say
from grader.verdict import State, Verdict, total

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


def show_failure(console: Console, verdict: Verdict) -> None:
    """The kata's first failure in full, where the learner has begun."""
    first = verdict.first_failure
    if verdict.state != "begun" or first is None or first.feedback is None:
        return
    console.print(f"\n[bold]{verdict.kata.name}[/] · {escape(first.spec.name)}")
    console.print(Styled(first.feedback.signed()), soft_wrap=True)
    if first.output:
        console.print(say("printed by your code:", "Ausgabe deines Codes:"), style="dim")
        console.print(Styled(first.output.rstrip()), soft_wrap=True)
    if more := sum(t.outcome in ("failed", "not_run") for t in verdict.tests) - 1:
        command = f"pytest katas/{verdict.kata.name}"
        console.print(
            say(f"{more} more not passed; all of them: {command}",
                f"{more} weitere nicht bestanden; alle zeigt: {command}"),
            style="dim",
        )  # fmt: skip


def show_summary(console: Console, verdicts: Sequence[Verdict]) -> None:
    """The table of katas, what was not graded and why, and the next step."""
    console.print()
    console.print(_table(verdicts))
    for verdict in verdicts:
        for reason in dict.fromkeys(t.reason for t in verdict.tests if t.reason):
            count = sum(t.reason == reason for t in verdict.tests)
            console.print(f"{verdict.kata.name}: {count} × {reason}", style="dim")
    console.print(_next_step(verdicts), soft_wrap=True)


def state_name(state: State) -> str:
    """The state in the language in use."""
    return {
        "solved": say("solved", "gelöst"),
        "begun": say("begun", "begonnen"),
        "untouched": say("untouched", "unberührt"),
        "not_graded": say("not graded", "nicht bewertet"),
    }[state]


def _table(verdicts: Sequence[Verdict]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    table.add_column(say("kata", "Kata"))
    table.add_column(say("rank", "Rang"))
    table.add_column(say("tests", "Tests"), justify="right")
    table.add_column(say("points", "Punkte"), justify="right")
    table.add_column(say("state", "Stand"))
    for verdict in verdicts:
        table.add_row(
            verdict.kata.name,
            say(f"{verdict.kata.rank} kyu", f"{verdict.kata.rank}. Kyu"),
            f"{verdict.passed}/{len(verdict.graded)}",
            f"{verdict.points}/{verdict.max_points}",
            Styled(state_name(verdict.state), STYLES[verdict.state]),
        )
    if len(verdicts) > 1:
        earned, possible = total(verdicts)
        solved = sum(v.solved for v in verdicts)
        done = say(f"{solved} of {len(verdicts)} solved", f"{solved} von {len(verdicts)} gelöst")
        table.add_row(say("total", "gesamt"), "", "", f"{earned}/{possible}", done, style="bold")
    return table


def _next_step(verdicts: Sequence[Verdict]) -> Styled:
    graded = [v for v in verdicts if v.state != "not_graded"]
    if not graded:
        return Styled(say("Nothing was graded.", "Nichts wurde bewertet."), "bold red")
    unsolved = [v for v in graded if not v.solved]
    if not unsolved:
        return Styled(say("All solved.", "Alles gelöst."), "bold green")
    verdict = next((v for v in unsolved if v.state == "begun"), unsolved[0])
    name, title = verdict.kata.name, verdict.kata.title
    return Styled(
        say(
            f"Next: {name}, {title}. Read katas/{name}/README.md, then edit {verdict.file}.",
            f"Weiter mit {name}, {title}. Lies katas/{name}/README.de.md, "
            f"dann bearbeite {verdict.file}.",
        ),
        "bold",
    )
