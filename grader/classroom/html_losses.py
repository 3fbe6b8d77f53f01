"""The tests and the typical mistakes that cost the class most points."""

from collections.abc import Iterator, Sequence

from grader.classroom.html_parts import DESCENDING, decimal, heading
from grader.classroom.model import ClassReport
from grader.classroom.statistics import Statistics
from grader.i18n import tr
from grader.reports.html_page import text

MAX_ROWS = 15
"""Rows of the tables of tests and mistakes."""


def tests(report: ClassReport, counted: Statistics) -> Iterator[str]:
    """The table of the tests that cost most points."""
    yield f"<h2>{tr('Tests that cost most points', 'Tests, die am meisten kosteten')}</h2>\n"
    note = tr(
        "Only solutions count here that were begun and can be loaded.",
        "Hier zählen nur begonnene Lösungen, die sich laden lassen.",
    )
    yield f"<p><small>{note}</small></p>\n"
    rules = {each.kata.name: each.rules for each in report.header.katas}
    rows = [
        (
            text(kata),
            f"<code>{text(test)}</code><br><small>{text(rules[kata].get(test, ''))}</small>",
            str(loss.students),
            decimal(loss.points),
        )
        for (kata, test), loss in counted.hardest_tests(MAX_ROWS)
    ]
    yield from _table(tr("test", "Test"), rows)


def mistakes(counted: Statistics) -> Iterator[str]:
    """The table of the typical mistakes that cost most points."""
    yield f"<h2>{tr('Typical mistakes', 'Typische Fehler')}</h2>\n"
    note = tr(
        "A failure that says the same as a known wrong solution. The points are all that these "
        "students lost in the kata.",
        "Eine Rückmeldung, die der einer bekannten falschen Lösung gleicht. Gezählt ist alles, was "
        "diese Personen in der Kata verloren.",
    )
    yield f"<p><small>{note}</small></p>\n"
    rows = [
        (
            text(mistake.kata),
            f'<span lang="{mistake.lang}">{text(str(mistake.sentence))}</span>',
            str(loss.students),
            decimal(loss.points),
        )
        for mistake, loss in counted.commonest_mistakes(MAX_ROWS)
    ]
    yield from _table(tr("mistake", "Fehler"), rows)


def _table(subject: str, rows: Sequence[tuple[str, str, str, str]]) -> Iterator[str]:
    """A table of what cost how many students how many points.

    Args:
        subject: the heading of the second column.
        rows: kata, subject, students and points.
    """
    texts = (tr("kata", "Kata"), subject)
    numbers = (tr("students", "Personen"), tr("points", "Punkte"))
    if not rows:
        yield f"<p>{tr('None.', 'Keine.')}</p>\n"
        return
    yield '<div class="scroll"><table class="stack">\n<thead><tr>'
    yield from (heading(label, order="ascending") for label in texts)
    yield from (heading(label, "number", DESCENDING) for label in numbers)
    yield "</tr></thead>\n<tbody>\n"
    for kata, what, *counts in rows:
        yield f"<tr><td>{kata}</td><td>{what}</td>"
        for label, count in zip(numbers, counts, strict=True):
            yield f'<td class="number" data-label="{label}">{count}</td>'
        yield "</tr>\n"
    yield "</tbody>\n</table></div>\n"
