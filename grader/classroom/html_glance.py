"""The class at a glance: a table of students and katas, and how the points are distributed."""

from collections.abc import Iterator

from grader.classroom.grades import is_adjusted, shown, total_grade
from grader.classroom.html_parts import DESCENDING, STATES, heading, percent
from grader.classroom.model import ClassReport, Entry
from grader.classroom.statistics import Statistics
from grader.classroom.submission_name import short_name
from grader.i18n import tr
from grader.reports.html_page import text
from grader.reports.terminal import state_name

SIGNS = {"not_started": "·", "missing": "–", "not_graded": "○", "error": "!"}
"""What a cell shows in place of points."""


def glance(report: ClassReport, counted: Statistics) -> Iterator[str]:
    """The table of students and katas, with its key."""
    yield f"<h2>{tr('At a glance', 'Auf einen Blick')}</h2>\n"
    search = tr("Find a student", "Jemanden suchen")
    yield '<p class="screen"><input type="search" '
    yield f'placeholder="{search}" aria-label="{search}"></p>\n'
    yield '<div class="scroll"><table class="glance">\n<thead><tr>'
    yield heading(tr("student", "Name"), order="ascending")
    yield heading(tr("points", "Punkte"), "number", DESCENDING)
    for each in report.header.katas:
        name = each.kata.name.replace("_", " ")
        yield heading(name, "kata", DESCENDING, each.kata.title)
    yield "</tr></thead>\n<tbody>\n"
    for number, student in enumerate(report.students()):
        points = total_grade(report, student).points
        sign = "*" if is_adjusted(student) else ""
        name = text(student.name)
        link = f'<a href="#s{number}">{text(short_name(student.name))}</a>'
        yield f'<tr data-student="{name}"><th scope="row">{link}</th>'
        yield f'<td class="number" data-value="{points:g}">{shown(points)}{sign}</td>'
        for entry in student.entries:
            yield _mark(report, entry)
        yield "</tr>\n"
    yield f'</tbody>\n<tfoot><tr><th scope="row">{tr("solved", "gelöst")}</th><td></td>'
    for count in counted.katas.values():
        yield f"<td>{percent(count.states['solved'], counted.students)}</td>"
    yield '</tr></tfoot>\n</table></div>\n<ul class="key">'
    for state in STATES:
        if any(count.states[state] for count in counted.katas.values()):
            sign = SIGNS.get(state, tr("points", "Punkte"))
            yield f'<li><span class="{state}">{sign}</span> {state_name(state)}</li>'
    if any(entry.note for student in report.students() for entry in student.entries):
        meaning = tr("something is odd about the file", "an der Datei ist etwas auffällig")
        yield f"<li><span>⚑</span> {meaning}</li>"
    if any(is_adjusted(student) for student in report.students()):
        meaning = tr(
            "not only the points of the tests: late, or changed by hand",
            "nicht nur die Punkte der Tests: zu spät oder von Hand geändert",
        )
        yield f"<li><span>*</span> {meaning}</li>"
    yield "</ul>\n"


def _mark(report: ClassReport, entry: Entry) -> str:
    result, state = report.result(entry), report.state(entry)
    mark = SIGNS.get(state, str(result.points))
    label = f"{entry.kata}: {state_name(state)}, {result.points}/{result.max_points}"
    if entry.note:
        mark += "⚑"
        label += f"; {entry.note}"
    value = -1 if state in SIGNS else result.points
    return f'<td class="mark {state}" data-value="{value}" title="{text(label)}">{mark}</td>'


def distribution(counted: Statistics) -> Iterator[str]:
    """Bars: how many students have how many points."""
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
