"""The class as one HTML page: no server, no other file; it reads on a phone and prints.

It is written a student at a time. Everything that comes from a submission is escaped, and the page
forbids every script but its own.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.classroom.mistakes import Mistakes
from grader.classroom.model import Cell, ClassReport, Result, State, Student, state_name
from grader.classroom.statistics import Statistics
from grader.i18n import tr
from grader.reports.html_page import page, text

SHOWN = 15
"""Rows of the tables of tests and mistakes."""
STATES: tuple[State, ...] = ("solved", "begun", "untouched", "missing", "not_graded", "error")
SIGNS = {"untouched": "·", "missing": "–", "not_graded": "○", "error": "!"}
"""What a cell shows in place of points."""
DESCENDING = "descending"


def as_html(report: ClassReport) -> Iterator[str]:
    """The page, in pieces."""
    mistakes = Mistakes(kata.name for kata in report.header.katas)
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
                "Graded with --unsafe: the solutions ran without a wall between them and this "
                "machine.",
                "Mit --unsafe bewertet: Zwischen den Lösungen und diesem Rechner stand keine Wand.",
            )
        )
    absent = [str(n) for n in range(1, header.of + 1) if n not in header.shards]
    if absent:
        which = ", ".join(absent)
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
                f"Das Prüfwerk selbst versagte {counted.errors}-mal; diese Punkte fehlen. Starte "
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


def _warning(said: str) -> str:
    return f'<p class="warning">{said}</p>\n'


def _glance(report: ClassReport, counted: Statistics) -> Iterator[str]:
    yield f"<h2>{tr('At a glance', 'Auf einen Blick')}</h2>\n"
    search = tr("Find a student", "Jemanden suchen")
    yield '<p class="screen"><input type="search" '
    yield f'placeholder="{search}" aria-label="{search}"></p>\n'
    yield '<div class="scroll"><table class="glance">\n<thead><tr>'
    yield _heading(tr("student", "Name"), order="ascending")
    yield _heading(tr("points", "Punkte"), "number", DESCENDING)
    for kata in report.header.katas:
        yield _heading(kata.name.replace("_", " "), "kata", DESCENDING, f"{kata.title}")
    yield "</tr></thead>\n<tbody>\n"
    for number, student in enumerate(report.students()):
        points, _ = report.total(student)
        name = text(student.name)
        yield f'<tr data-student="{name}"><th scope="row"><a href="#s{number}">{name}</a></th>'
        yield f'<td class="number" data-value="{points}">{points}</td>'
        for cell in student.cells:
            yield _mark(cell, report.result(cell))
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


def _mark(cell: Cell, result: Result) -> str:
    shown = SIGNS.get(result.state, str(result.points))
    if cell.note:
        shown += "⚑"
    said = f"{state_name(result.state)}, {result.points}/{result.max_points}"
    label = text(f"{cell.kata}: {said}" + (f"; {cell.note}" if cell.note else ""))
    value = -1 if result.state in SIGNS else result.points
    return f'<td class="mark {result.state}" data-value="{value}" title="{label}">{shown}</td>'


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
    said = tr(
        "Only solutions count here that were begun and can be loaded.",
        "Hier zählen nur begonnene Lösungen, die sich laden lassen.",
    )
    yield f"<p><small>{said}</small></p>\n"
    rules = {kata.name: kata.rules for kata in report.header.katas}
    headings = (
        tr("kata", "Kata"), tr("test", "Test"), tr("students", "Personen"),
        tr("points", "Punkte"),
    )  # fmt: skip
    rows = [
        (
            text(kata),
            f"<code>{text(test)}</code><br><small>{text(rules[kata].get(test, ''))}</small>",
            str(loss.students),
            _decimal(loss.points),
        )
        for (kata, test), loss in counted.hardest_tests(SHOWN)
    ]
    yield from _table(headings, rows)


def _mistakes(counted: Statistics) -> Iterator[str]:
    yield f"<h2>{tr('Typical mistakes', 'Typische Fehler')}</h2>\n"
    said = tr(
        "A failure that says the same as a known wrong solution. The points are all that these "
        "students lost in the kata.",
        "Eine Rückmeldung, die der einer bekannten falschen Lösung gleicht. Gezählt ist alles, was "
        "diese Personen in der Kata verloren.",
    )
    yield f"<p><small>{said}</small></p>\n"
    headings = (
        tr("kata", "Kata"), tr("mistake", "Fehler"), tr("students", "Personen"),
        tr("points", "Punkte"),
    )  # fmt: skip
    rows = [
        (
            text(mistake.kata),
            f'<span lang="en">{text(mistake.sentence)}</span>',
            str(loss.students),
            _decimal(loss.points),
        )
        for mistake, loss in counted.commonest_mistakes(SHOWN)
    ]
    yield from _table(headings, rows)


def _table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """A table whose last two columns are numbers."""
    if not rows:
        yield f"<p>{tr('None.', 'Keine.')}</p>\n"
        return
    yield '<div class="scroll"><table class="stack">\n<thead><tr>'
    for at, heading in enumerate(headings):
        number = at >= len(headings) - 2
        yield _heading(heading, "number" if number else "", DESCENDING if number else "ascending")
    yield "</tr></thead>\n<tbody>\n"
    for row in rows:
        yield "<tr>"
        for at, (heading, content) in enumerate(zip(headings, row, strict=True)):
            if at >= len(headings) - 2:
                yield f'<td class="number" data-label="{heading}">{content}</td>'
            else:
                yield f"<td>{content}</td>"
        yield "</tr>\n"
    yield "</tbody>\n</table></div>\n"


def _notes(report: ClassReport, counted: Statistics) -> Iterator[str]:
    if not counted.notes:
        return
    yield f"<h2>{tr('Odd submissions', 'Auffällige Abgaben')}</h2>\n<ul>\n"
    for student in report.students():
        for what in _odd(student):
            yield f"<li><b>{text(student.name)}</b>: {text(what)}</li>\n"
    yield "</ul>\n"


def _same(counted: Statistics) -> Iterator[str]:
    groups = counted.same_solutions()
    if not groups:
        return
    yield f"<h2>{tr('Same solution', 'Gleiche Lösung')}</h2>\n"
    said = tr(
        "Alike but for names, comments and layout, and unlike every solution that comes with the "
        "katas. A hint to look at, which costs nobody points.",
        "Gleich bis auf Namen, Kommentare und Layout, und anders als jede Lösung, die zu den Katas "
        "gehört. Ein Hinweis zum Hinschauen, der niemanden Punkte kostet.",
    )
    yield f"<p><small>{said}</small></p>\n<ul>\n"
    for kata, names in groups:
        yield f"<li>{text(kata)}: {', '.join(map(text, names))}</li>\n"
    yield "</ul>\n"


def _odd(student: Student) -> list[str]:
    return [*student.notes, *(f"{c.file} {c.note}" for c in student.cells if c.note)]


def _students(report: ClassReport, mistakes: Mistakes) -> Iterator[str]:
    yield f"<h2>{tr('Each submission', 'Jede Abgabe')}</h2>\n"
    titles = {kata.name: kata.title for kata in report.header.katas}
    for number, student in enumerate(report.students()):
        points, possible = report.total(student)
        name = text(student.name)
        yield f'<details id="s{number}" data-student="{name}">\n'
        yield f"<summary><b>{name}</b> · {points} / {possible}</summary>\n<div>\n"
        for key, value in student.identity.items():
            if value and value != student.name:
                yield f"<small>{text(key)}: {text(value)}</small> "
        for what in _odd(student):
            yield f'<p class="warning">{text(what)}</p>\n'
        waiting: dict[State, list[str]] = {}
        for cell in student.cells:
            result = report.result(cell)
            if result.state == "begun":
                yield from _failure(cell, result, titles[cell.kata], mistakes)
            else:
                waiting.setdefault(result.state, []).append(cell.kata)
        for state in STATES:
            if state in waiting:
                yield f"<p>{state_name(state)}: {', '.join(waiting[state])}</p>\n"
        yield "</div>\n</details>\n"


def _failure(cell: Cell, result: Result, title: str, mistakes: Mistakes) -> Iterator[str]:
    failed = sum(test.cost_points for test in result.tests)
    of = tr("of", "von")
    yield f"<article>\n<h3>{cell.kata} · {text(title)}</h3>\n"
    counted = tr("tests failed", "Tests nicht bestanden")
    yield f"<small>{result.points} / {result.max_points} · "
    yield f"{failed} {of} {len(result.tests)} {counted}"
    yield f" · {text(cell.file)} ({cell.digest[:8]})</small>\n"
    if mistake := mistakes.seen_in(cell.kata, result):
        label = tr("typical mistake", "typischer Fehler")
        yield f'<p>{label}: <span lang="en">{text(mistake.sentence)}</span></p>\n'
    if first := result.first_failure:
        yield f"<pre>{text(first.name)}\n{text(first.feedback)}</pre>\n"
    yield "</article>\n"


def _heading(said: str, kind: str = "", order: str = "", title: str = "") -> str:
    kinds = f' class="{kind}"' if kind else ""
    first = f' data-first="{order}"' if order else ""
    hint = f' title="{text(title)}"' if title else ""
    button = f'<span role="button" tabindex="0">{text(said)}</span>'
    return f'<th scope="col"{kinds}{first}{hint}>{button}</th>'


def _decimal(value: float) -> str:
    return tr(f"{value:.1f}", f"{value:.1f}".replace(".", ","))


def _percent(count: int, of: int) -> str:
    return f"{100 * count / of:.0f}%" if of else ""
