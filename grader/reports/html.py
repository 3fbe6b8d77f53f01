"""One run as an HTML page: the table, then every failed test of each kata that was begun."""

from collections.abc import Iterator

from grader.grading.results import KataResult, TestResult
from grader.i18n import tr
from grader.reports.html_page import block, page, text
from grader.reports.report import Report, shown_points
from grader.reports.terminal import state_name

SIGNS = {"passed": "✓", "failed": "✗", "not_run": "✗", "not_graded": "○"}


def as_html(report: Report) -> str:
    """The whole page."""
    title = f"{report.points} / {report.max_points} {tr('points', 'Punkte')}"
    return "".join(page(title, _body(report)))


def _body(report: Report) -> Iterator[str]:
    solved = sum(result.solved for result in report.katas)
    facts = (
        (f"{solved} / {len(report.katas)}", tr("katas solved", "Katas gelöst")),
        (tr("fixed", "fest") if report.seed is None else report.seed,
         tr("random cases (seed)", "Zufallsfälle (Seed)")),
        (text(report.grader), tr("version of the grader", "Version des Testsystems")),
    )  # fmt: skip
    yield '<ul class="facts">\n'
    for value, what in facts:
        yield f"<li><b>{value}</b>{what}</li>\n"
    yield '</ul>\n<div class="scroll"><table>\n<thead><tr>'
    yield f'<th scope="col">{tr("kata", "Kata")}</th>'
    yield f'<th scope="col" class="number">{tr("points", "Punkte")}</th>'
    yield f'<th scope="col">{tr("state", "Stand")}</th></tr></thead>\n<tbody>\n'
    for result in report.katas:
        name, title = text(result.kata.name), text(result.kata.title)
        yield f'<tr><th scope="row">{name}<br><small>{title}</small></th>'
        yield f'<td class="number">{shown_points(result)}</td>'
        yield f'<td class="{result.state}">{state_name(result.state)}</td></tr>\n'
    yield "</tbody>\n</table></div>\n"
    for result in report.katas:
        if result.state != "not_started":
            yield from _kata(result)


def _kata(result: KataResult) -> Iterator[str]:
    opened = " open" if result.state == "in_progress" else ""
    passed, count = result.passed, len(result.tests)
    counted = tr(f"{passed} of {count} tests passed", f"{passed} von {count} bestanden")
    name = text(result.kata.name)
    yield f"<details{opened}>\n<summary><b>{name}</b> · {counted}</summary>\n<div>\n"
    yield f"<small>{text(result.file)} ({text(result.digest[:8])})</small>\n"
    for test in result.tests:
        yield from _test(test)
    yield "</div>\n</details>\n"


def _test(test: TestResult) -> Iterator[str]:
    yield f"<article>{SIGNS[test.outcome]} <code>{text(test.name)}</code>"
    if test.reason:
        yield f" <small>{text(test.reason)}</small>"
    if test.feedback:
        yield block(test.text)
    if test.feedback and test.output:
        printed = tr("printed by the solution:", "Ausgabe der Lösung:")
        yield f"<small>{printed}</small>{block(test.output)}"
    yield "</article>\n"
