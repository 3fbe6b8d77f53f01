"""The table at the end of a run: each kata's state and points, and what to do next."""

import io
from collections.abc import Sequence

from rich.console import Console
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


def summary(verdicts: Sequence[Verdict], *, colour: bool, width: int = 100) -> str:
    """The table and the next step, as text for a terminal, or plain where there is no colour."""
    out = io.StringIO()
    console = Console(
        file=out, force_terminal=colour, no_color=not colour, width=width, highlight=False
    )
    console.print()
    console.print(_table(verdicts))
    for verdict in verdicts:
        for reason in dict.fromkeys(t.reason for t in verdict.tests if t.reason):
            count = sum(t.reason == reason for t in verdict.tests)
            console.print(f"{verdict.kata.name}: {count} × {reason}", style="dim")
    console.print(_next_step(verdicts), soft_wrap=True)
    return out.getvalue()


def state_name(state: State) -> str:
    return {
        "solved": say("solved", "gelöst"),
        "begun": say("begun", "begonnen"),
        "untouched": say("untouched", "unberührt"),
        "not_graded": say("not graded", "nicht bewertet"),
    }[state]


def _table(verdicts: Sequence[Verdict]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for heading in (say("kata", "Kata"), say("rank", "Rang")):
        table.add_column(heading)
    for heading in ("Tests", say("points", "Punkte")):
        table.add_column(heading.lower() if say("en", "de") == "en" else heading, justify="right")
    table.add_column(say("state", "Stand"))
    for verdict in verdicts:
        table.add_row(
            verdict.kata.name,
            f"{verdict.kata.rank} kyu",
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
    open_ones = [v for v in graded if not v.solved]
    if not open_ones:
        return Styled(say("All solved.", "Alles gelöst."), "bold green")
    verdict = next((v for v in open_ones if v.state == "begun"), open_ones[0])
    readme = say("README.md", "README.de.md")
    return Styled(
        say(
            f"Next: {verdict.kata.name}, {verdict.kata.title.en}. Read katas/{verdict.kata.name}/"
            f"{readme}, then edit {verdict.file}.",
            f"Weiter mit {verdict.kata.name}, {verdict.kata.title.de}. Lies katas/"
            f"{verdict.kata.name}/{readme} und bearbeite dann {verdict.file}.",
        ),
        "bold",
    )
