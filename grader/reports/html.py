"""One run as an HTML page: the table, then every failed test of each kata that was begun."""

from collections.abc import Iterator

from grader.i18n import tr
from grader.reports.html_page import page, text
from grader.reports.report import KataReport, Report, TestReport
from grader.reports.terminal import state_name

SIGNS = {"passed": "✓", "failed": "✗", "not_run": "✗", "not_graded": "○"}


def as_html(report: Report) -> str:
    """The whole page."""
    title = f"{report.points} / {report.max_points} {tr('points', 'Punkte')}"
    return "".join(page(title, _body(report)))


def _body(report: Report) -> Iterator[str]:
    solved = sum(kata.solved for kata in report.katas)
    facts = (
        (f"{solved} / {len(report.katas)}", tr("katas solved", "Katas gelöst")),
        (tr("fixed", "fest") if report.seed is None else report.seed,
         tr("random cases (seed)", "Zufallsfälle (Seed)")),
        (text(report.grader), tr("version of the grader", "Version des Prüfwerks")),
    )  # fmt: skip
    yield '<ul class="facts">\n'
    for value, what in facts:
        yield f"<li><b>{value}</b>{what}</li>\n"
    yield '</ul>\n<div class="scroll"><table>\n<thead><tr>'
    yield f'<th scope="col">{tr("kata", "Kata")}</th>'
    yield f'<th scope="col" class="number">{tr("points", "Punkte")}</th>'
    yield f'<th scope="col">{tr("state", "Stand")}</th></tr></thead>\n<tbody>\n'
    for kata in report.katas:
        yield f'<tr><th scope="row">{text(kata.name)}<br><small>{text(kata.title)}</small></th>'
        yield f'<td class="number">{kata.shown_points}</td>'
        yield f'<td class="{kata.state}">{state_name(kata.state)}</td></tr>\n'
    yield "</tbody>\n</table></div>\n"
    for kata in report.katas:
        yield from _kata(kata)


def _kata(kata: KataReport) -> Iterator[str]:
    if kata.state == "untouched":
        return
    opened = " open" if kata.state == "begun" else ""
    passed = sum(test.outcome == "passed" for test in kata.tests)
    counted = tr(
        f"{passed} of {len(kata.tests)} tests passed", f"{passed} von {len(kata.tests)} bestanden"
    )
    yield f"<details{opened}>\n<summary><b>{text(kata.name)}</b> · {counted}</summary>\n<div>\n"
    yield f"<small>{text(kata.file)} ({text(kata.digest[:8])})</small>\n"
    for test in kata.tests:
        yield from _test(test)
    yield "</div>\n</details>\n"


def _test(test: TestReport) -> Iterator[str]:
    yield f"<article>{SIGNS[test.outcome]} <code>{text(test.name)}</code>"
    if test.reason:
        yield f" <small>{text(test.reason)}</small>"
    if test.feedback:
        yield f"<pre>{text(test.feedback)}</pre>"
    if test.feedback and test.output:
        printed = tr("printed by the solution:", "Ausgabe der Lösung:")
        yield f"<small>{printed}</small><pre>{text(test.output)}</pre>"
    yield "</article>\n"
