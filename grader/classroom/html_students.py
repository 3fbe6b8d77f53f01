"""What is odd, who has the same solution, and each submission with its first failures."""

from collections.abc import Iterator

from grader.classroom.feedback import late_sentence
from grader.classroom.feedback_html import points_text, remark_html
from grader.classroom.grades import is_adjusted, total_grade
from grader.classroom.html_parts import STATES
from grader.classroom.mistakes import Mistakes
from grader.classroom.model import ClassReport, Entry
from grader.classroom.statistics import Statistics
from grader.classroom.submission_name import short_name
from grader.grading.results import KataResult
from grader.i18n import tr
from grader.reports.html_page import block, text
from grader.reports.terminal import state_name


def notes(report: ClassReport, counted: Statistics) -> Iterator[str]:
    """What is odd about submissions, a line each."""
    if not counted.notes:
        return
    yield f"<h2>{tr('Odd submissions', 'Auffällige Abgaben')}</h2>\n<ul>\n"
    for student in report.students():
        for what in student.oddities():
            yield f"<li><b>{text(short_name(student.name))}</b>: {text(what)}</li>\n"
    yield f"</ul>\n{_more()}"


def same(counted: Statistics) -> Iterator[str]:
    """Groups of students with the same solution."""
    groups = counted.same_solutions()
    if not groups:
        return
    yield f"<h2>{tr('Same solution', 'Gleiche Lösung')}</h2>\n"
    note = tr(
        "Alike but for names, layout, the order of functions and a few lines, and unlike every "
        "solution that comes with the katas. A hint to look at, which costs nobody points.",
        "Gleich bis auf Namen, Layout, Reihenfolge der Funktionen und ein paar Zeilen, und anders "
        "als jede Lösung, die zu den Katas gehört. Ein Hinweis zum Hinschauen, der niemanden "
        "Punkte kostet.",
    )
    yield f"<p><small>{note}</small></p>\n<ul>\n"
    for kata, names in groups:
        yield f"<li>{text(kata)}: {', '.join(text(short_name(name)) for name in names)}</li>\n"
    yield f"</ul>\n{_more()}"


def _more() -> str:
    """What stands on paper below a long list, of which only the beginning is printed."""
    return f'<p class="more">{tr("All of them: on the screen.", "Alle: am Bildschirm.")}</p>\n'


def students(report: ClassReport, mistakes: Mistakes) -> Iterator[str]:
    """Each submission, folded: the first failure of each kata that was begun."""
    yield f'<div class="each">\n<h2>{tr("Each submission", "Jede Abgabe")}</h2>\n'
    label = tr("print each submission too, a page each", "auch jede Abgabe drucken, je eine Seite")
    yield '<p class="screen"><label><input type="checkbox" id="print-each"> '
    yield f"{label}</label></p>\n"
    for number, student in enumerate(report.students()):
        grade, adjusted = total_grade(report, student), is_adjusted(student)
        points = points_text(grade, report.total(student), adjusted=adjusted)
        name = text(student.name)
        yield f'<details id="s{number}" data-student="{name}">\n'
        yield f"<summary><b>{text(short_name(student.name))}</b> · {points}</summary>\n<div>\n"
        for key, value in student.identity.items():
            if value and value != student.name:
                yield f"<small>{text(key)}: {text(value)}</small> "
        for what in student.oddities():
            yield f'<p class="warning">{text(what)}</p>\n'
        if late := late_sentence(student):
            yield f"<p>{text(late)}</p>\n"
        for remark in student.remarks:
            where = f"{remark.kata}, " if remark.kata else ""
            yield f"<p>{where}{remark_html(remark)}</p>\n"
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
    yield "</div>\n"


def _failure(entry: Entry, result: KataResult, mistakes: Mistakes) -> Iterator[str]:
    failed, count = sum(test.costs_points for test in result.tests), len(result.tests)
    yield f"<article>\n<h3>{entry.kata} · {text(result.kata.title)}</h3>\n"
    yield f"<small>{result.points} / {result.max_points} · "
    yield tr(f"{failed} of {count} tests failed", f"{failed} von {count} Tests nicht bestanden")
    yield f" · {text(entry.file)} ({entry.digest[:8]})</small>\n"
    if mistake := mistakes.match(result):
        label = tr("typical mistake", "typischer Fehler")
        yield f'<p>{label}: <span lang="{mistake.lang}">{text(str(mistake.sentence))}</span></p>\n'
    if first := result.first_failure:
        yield block(f"{first.name}\n{first.text}") + "\n"
    yield "</article>\n"
