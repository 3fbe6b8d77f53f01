"""The list of all katas with how far the learner is."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from grader.catalogue import stubs
from grader.catalogue.kata import Kata
from grader.learner import progress
from grader.reports.terminal import STYLES, state_name


def show_list(console: Console, katas: Sequence[Kata]) -> None:
    """All katas with what is known of them; a question mark where nothing is."""
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), show_header=False)
    for kata in katas:
        result = progress.load(kata)
        state = "not_started" if stubs.is_untouched(kata) else result and result.state
        points = f"{result.points if result else 0}/{kata.points}"
        styled = Styled(state_name(state), STYLES[state]) if state else Styled("?", "dim")
        table.add_row(kata.name, str(kata.title), points, styled)
    console.print(table)
