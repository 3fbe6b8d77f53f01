"""The class as one HTML page: no server, no other file; it reads on a phone and prints.

It is written a student at a time. Everything that comes from a submission is escaped, and the page
forbids every script but its own.
"""

from collections.abc import Iterator
from pathlib import Path

from grader.classroom import html_glance, html_losses, html_students
from grader.classroom.html_parts import decimal
from grader.classroom.mistakes import Mistakes
from grader.classroom.model import ClassReport
from grader.classroom.statistics import Statistics
from grader.i18n import tr
from grader.reports.html_page import page, text


def as_html(report: ClassReport) -> Iterator[str]:
    """The page, in pieces."""
    mistakes = Mistakes(each.kata.name for each in report.header.katas)
    counted = Statistics(report, mistakes)
    script = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")
    body = _body(report, counted, mistakes)
    yield from page(tr("Class report", "Klassenbericht"), body, script)


def _body(report: ClassReport, counted: Statistics, mistakes: Mistakes) -> Iterator[str]:
    yield from _facts(report, counted)
    yield from html_glance.glance(report, counted)
    yield from html_glance.distribution(counted)
    yield from html_losses.tests(report, counted)
    yield from html_losses.mistakes(counted)
    yield '<div class="lists">\n'
    yield from html_students.notes(report, counted)
    yield from html_students.same(counted)
    yield "</div>\n"
    yield from html_students.students(report, mistakes)


def _facts(report: ClassReport, counted: Statistics) -> Iterator[str]:
    header = report.header
    if not header.isolated:
        yield _warning(
            tr(
                "Graded with --unsafe: the solutions were not isolated from this machine.",
                "Mit --unsafe bewertet: Die Lösungen waren von diesem Rechner nicht abgeschottet.",
            )
        )
    if missing := header.missing_shards():
        which = ", ".join(map(str, missing))
        yield _warning(
            tr(
                f"This is only a part of the class: of {header.of} shards there is no {which}.",
                f"Das ist nur ein Teil der Klasse: Von {header.of} Teilen fehlt {which}.",
            )
        )
    if counted.errors:
        yield _warning(
            tr(
                f"The grader itself failed {counted.errors} times; those points are missing. Run "
                "it again.",
                f"Das Testsystem selbst versagte {counted.errors}-mal; diese Punkte fehlen. Starte "
                "es noch einmal.",
            )
        )
    mean = sum(p * n for p, n in counted.totals.items()) / max(counted.students, 1)
    facts = (
        (counted.students, tr("submissions", "Abgaben")),
        (len(header.katas), tr("katas", "Katas")),
        (f"{decimal(mean)} / {counted.max_points}", tr("points on average", "Punkte im Mittel")),
        (tr("fixed", "fest") if header.seed is None else header.seed,
         tr("random cases (seed)", "Zufallsfälle (Seed)")),
    )  # fmt: skip
    yield '<ul class="facts">\n'
    for value, what in facts:
        yield f"<li><b>{value}</b>{what}</li>\n"
    if header.due:
        due = header.due[:16].replace("T", " ")
        costs = header.late.replace("per day", tr("per day", "pro Tag"))
        yield f"<li><b>{text(due)}</b>{tr('deadline', 'Frist')} {text(costs)}</li>\n"
    yield "</ul>\n"


def _warning(sentence: str) -> str:
    return f'<p class="warning">{sentence}</p>\n'
