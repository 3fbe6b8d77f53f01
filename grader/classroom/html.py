"""The class as one HTML page: no server, no other file; it reads on a phone and prints.

It is written a student at a time. Everything that comes from a submission is escaped, and the page
forbids every script but its own.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.classroom.mistakes import Mistakes
from grader.classroom.model import ClassReport, Entry
from grader.classroom.statistics import Statistics
from grader.grading.results import KataResult
from grader.i18n import tr
from grader.reports.html_page import page, text
from grader.reports.terminal import state_name

MAX_ROWS = 15
"""Rows of the tables of tests and mistakes."""
STATES = ("solved", "in_progress", "not_started", "missing", "not_graded", "error")
SIGNS = {"not_started": "·", "missing": "–", "not_graded": "○", "error": "!"}
"""What a cell shows in place of points."""
DESCENDING = "descending"


def as_html(report: ClassReport) -> Iterator[str]:
    """The page, in pieces."""
    mistakes = Mistakes(each.kata.name for each in report.header.katas)
    counted = Statistics(report, mistakes)
    script = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")
    body = _body(report, counted, mistakes)
    yield from page(tr("Class report", "Klassenbericht"), body, script)


def _body(report: ClassReport, counted: Statistics, mistakes: Mistakes) -> Iterator[str]:
    yield from _facts(report, counted)
    yield from _glance(report, counted)
    yield from _distribution(counted)
    yield from _tests(report, counted)
    yield from _mistakes(counted)
    yield from _notes(report, counted)
    yield from _same(counted)
    yield from _students(report, mistakes)


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
        (f"{_decimal(mean)} / {counted.max_points}", tr("points on average", "Punkte im Mittel")),
        (tr("fixed", "fest") if header.seed is None else header.seed,
         tr("random cases (seed)", "Zufallsfälle (Seed)")),
    )  # fmt: skip
    yield '<ul class="facts">\n'
    for value, what in facts:
        yield f"<li><b>{value}</b>{what}</li>\n"
    yield "</ul>\n"


def _warning(sentence: str) -> str:
    return f'<p class="warning">{sentence}</p>\n'


def _glance(report: ClassReport, counted: Statistics) -> Iterator[str]:
    yield f"<h2>{tr('At a glance', 'Auf einen Blick')}</h2>\n"
    search = tr("Find a student", "Jemanden suchen")
    yield '<p class="screen"><input type="search" '
    yield f'placeholder="{search}" aria-label="{search}"></p>\n'
    yield '<div class="scroll"><table class="glance">\n<thead><tr>'
    yield _heading(tr("student", "Name"), order="ascending")
    yield _heading(tr("points", "Punkte"), "number", DESCENDING)
    for each in report.header.katas:
        name = each.kata.name.replace("_", " ")
        yield _heading(name, "kata", DESCENDING, each.kata.title)
    yield "</tr></thead>\n<tbody>\n"
    for number, student in enumerate(report.students()):
        points, _ = report.total(student)
        name = text(student.name)
        yield f'<tr data-student="{name}"><th scope="row"><a href="#s{number}">{name}</a></th>'
        yield f'<td class="number" data-value="{points}">{points}</td>'
        for entry in student.entries:
            yield _mark(report, entry)
        yield "</tr>\n"
    yield f'</tbody>\n<tfoot><tr><th scope="row">{tr("solved", "gelöst")}</th><td></td>'
    for count in counted.katas.values():
        yield f"<td>{_percent(count.states['solved'], counted.students)}</td>"
    yield '</tr></tfoot>\n</table></div>\n<ul class="key">'
    for state in STATES:
        if any(count.states[state] for count in counted.katas.values()):
            sign = SIGNS.get(state, tr("points", "Punkte"))
            yield f'<li><span class="{state}">{sign}</span> {state_name(state)}</li>'
    yield "</ul>\n"


def _mark(report: ClassReport, entry: Entry) -> str:
    result, state = report.result(entry), report.state(entry)
    shown = SIGNS.get(state, str(result.points))
    label = f"{entry.kata}: {state_name(state)}, {result.points}/{result.max_points}"
    if entry.note:
        shown += "⚑"
        label += f"; {entry.note}"
    value = -1 if state in SIGNS else result.points
    return f'<td class="mark {state}" data-value="{value}" title="{text(label)}">{shown}</td>'


def _distribution(counted: Statistics) -> Iterator[str]:
    yield f"<h2>{tr('Distribution of points', 'Verteilung der Punkte')}</h2>\n"
    bins = counted.bins()
    largest = max(count for _, _, count in bins) or 1
    yield '<div class="bars">\n'
    for first, last, count in bins:
        span = f"{first}–{last}" if last > first else f"{first}"
        width = 100 * count / largest
        yield f'<span class="number">{span}</span>'
        yield f'<span><div style="width:{width:.1f}%"></div></span>'
        yield f'<span class="number">{count}</span>\n'
    yield "</div>\n"


def _tests(report: ClassReport, counted: Statistics) -> Iterator[str]:
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
            _decimal(loss.points),
        )
        for (kata, test), loss in counted.hardest_tests(MAX_ROWS)
    ]
    yield from _table(tr("test", "Test"), rows)


def _mistakes(counted: Statistics) -> Iterator[str]:
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
            f'<span lang="en">{text(mistake.sentence)}</span>',
            str(loss.students),
            _decimal(loss.points),
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
    yield from (_heading(heading, order="ascending") for heading in texts)
    yield from (_heading(heading, "number", DESCENDING) for heading in numbers)
    yield "</tr></thead>\n<tbody>\n"
    for kata, what, *counts in rows:
        yield f"<tr><td>{kata}</td><td>{what}</td>"
        for heading, count in zip(numbers, counts, strict=True):
            yield f'<td class="number" data-label="{heading}">{count}</td>'
        yield "</tr>\n"
    yield "</tbody>\n</table></div>\n"


def _notes(report: ClassReport, counted: Statistics) -> Iterator[str]:
    if not counted.notes:
        return
    yield f"<h2>{tr('Odd submissions', 'Auffällige Abgaben')}</h2>\n<ul>\n"
    for student in report.students():
        for what in student.oddities():
            yield f"<li><b>{text(student.name)}</b>: {text(what)}</li>\n"
    yield "</ul>\n"


def _same(counted: Statistics) -> Iterator[str]:
    groups = counted.same_solutions()
    if not groups:
        return
    yield f"<h2>{tr('Same solution', 'Gleiche Lösung')}</h2>\n"
    note = tr(
        "Alike but for names, comments and layout, and unlike every solution that comes with the "
        "katas. A hint to look at, which costs nobody points.",
        "Gleich bis auf Namen, Kommentare und Layout, und anders als jede Lösung, die zu den Katas "
        "gehört. Ein Hinweis zum Hinschauen, der niemanden Punkte kostet.",
    )
    yield f"<p><small>{note}</small></p>\n<ul>\n"
    for kata, names in groups:
        yield f"<li>{text(kata)}: {', '.join(map(text, names))}</li>\n"
    yield "</ul>\n"


def _students(report: ClassReport, mistakes: Mistakes) -> Iterator[str]:
    yield f"<h2>{tr('Each submission', 'Jede Abgabe')}</h2>\n"
    for number, student in enumerate(report.students()):
        points, possible = report.total(student)
        name = text(student.name)
        yield f'<details id="s{number}" data-student="{name}">\n'
        yield f"<summary><b>{name}</b> · {points} / {possible}</summary>\n<div>\n"
        for key, value in student.identity.items():
            if value and value != student.name:
                yield f"<small>{text(key)}: {text(value)}</small> "
        for what in student.oddities():
            yield f'<p class="warning">{text(what)}</p>\n'
        waiting: dict[str, list[str]] = {}
        for entry in student.entries:
            state: str = report.state(entry)
            if state == "in_progress":
                yield from _failure(entry, report.result(entry), mistakes)
            else:
                waiting.setdefault(state, []).append(entry.kata)
        for state in STATES:
            if state in waiting:
                yield f"<p>{state_name(state)}: {', '.join(waiting[state])}</p>\n"
        yield "</div>\n</details>\n"


def _failure(entry: Entry, result: KataResult, mistakes: Mistakes) -> Iterator[str]:
    failed, count = sum(test.costs_points for test in result.tests), len(result.tests)
    yield f"<article>\n<h3>{entry.kata} · {text(result.kata.title)}</h3>\n"
    yield f"<small>{result.points} / {result.max_points} · "
    yield tr(f"{failed} of {count} tests failed", f"{failed} von {count} Tests nicht bestanden")
    yield f" · {text(entry.file)} ({entry.digest[:8]})</small>\n"
    if mistake := mistakes.match(result):
        label = tr("typical mistake", "typischer Fehler")
        yield f'<p>{label}: <span lang="en">{text(mistake.sentence)}</span></p>\n'
    if first := result.first_failure:
        yield f"<pre>{text(first.name)}\n{text(first.text)}</pre>\n"
    yield "</article>\n"


def _heading(label: str, kind: str = "", order: str = "", title: str = "") -> str:
    kinds = f' class="{kind}"' if kind else ""
    first = f' data-first="{order}"' if order else ""
    hint = f' title="{text(title)}"' if title else ""
    button = f'<span role="button" tabindex="0">{text(label)}</span>'
    return f'<th scope="col"{kinds}{first}{hint}>{button}</th>'


def _decimal(value: float) -> str:
    return tr(f"{value:.1f}", f"{value:.1f}".replace(".", ","))


def _percent(count: int, of: int) -> str:
    return f"{100 * count / of:.0f}%" if of else ""
