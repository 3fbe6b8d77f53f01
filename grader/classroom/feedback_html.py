"""One student's feedback as an HTML page: one file, which needs no server and no script."""

from collections.abc import Iterator, Sequence

from grader.classroom.feedback import KataFeedback, StudentFeedback
from grader.classroom.grades import Grade, shown
from grader.classroom.model import Remark
from grader.i18n import tr
from grader.reports.html_page import block, page, text
from grader.reports.terminal import state_name


def as_html(feedback: StudentFeedback) -> str:
    """The whole page."""
    title = text(f"{tr('Feedback for', 'Rückmeldung für')} {feedback.name}")
    return "".join(page(title, _body(feedback)))


def remark_html(remark: Remark) -> str:
    """A remark, named as one by hand."""
    points = f" ({shown(remark.points, sign=True)})" if remark.points else ""
    return f"<b>{tr('by hand', 'von Hand')}{points}:</b> {text(remark.text)}"


def points_text(grade: Grade, raw: tuple[int, int], *, adjusted: bool) -> str:
    """The points that count, with those of the tests where the two differ."""
    counts = f"{shown(grade.points)} / {grade.max_points}"
    if not adjusted:
        return counts
    return f"{counts} ({tr('tests', 'Tests')}: {raw[0]} / {raw[1]})"


def _body(feedback: StudentFeedback) -> Iterator[str]:
    points = points_text(feedback.grade, feedback.raw, adjusted=feedback.adjusted)
    yield f'<ul class="facts"><li><b>{points}</b>{tr("points", "Punkte")}</li></ul>\n'
    yield f"<p><b>{tr('Next', 'Weiter')}:</b> {_code(feedback.next_step)}</p>\n"
    if feedback.late:
        yield f"<p>{text(feedback.late)}</p>\n"
    for note in feedback.notes:
        yield f'<p class="warning">{text(note)}</p>\n'
    yield from _remarks(feedback.remarks)
    yield '<div class="scroll"><table>\n<thead><tr>'
    yield f'<th scope="col">{tr("kata", "Kata")}</th>'
    yield f'<th scope="col" class="number">{tr("points", "Punkte")}</th>'
    yield f'<th scope="col">{tr("state", "Stand")}</th></tr></thead>\n<tbody>\n'
    for kata in feedback.katas:
        yield f'<tr><th scope="row">{text(kata.name)}<br><small>{text(kata.title)}</small></th>'
        yield f'<td class="number">{shown(kata.grade.points)} / {kata.grade.max_points}</td>'
        yield f'<td class="{kata.state}">{state_name(kata.state)}</td></tr>\n'
    yield "</tbody>\n</table></div>\n"
    for kata in feedback.katas:
        if kata.next_step or kata.remarks:
            yield from _kata(kata)


def _kata(kata: KataFeedback) -> Iterator[str]:
    yield f"<article>\n<h2>{text(kata.name)} · {text(kata.title)}</h2>\n"
    yield from _remarks(kata.remarks)
    if kata.next_step:
        yield f"<p><b>{tr('What to do', 'Was zu tun ist')}:</b> {_code(kata.next_step)}</p>\n"
    if kata.mistake:
        label = tr("A typical mistake", "Ein typischer Fehler")
        yield f"<p><b>{label}:</b> {_code(kata.mistake)}</p>\n"
    if kata.failure:
        yield block(f"{kata.test}\n{kata.failure}") + "\n"
    if kata.hint:
        yield f"<p><b>{tr('Hint', 'Hinweis')}:</b> {_code(kata.hint)}</p>\n"
    yield "</article>\n"


def _remarks(remarks: Sequence[Remark]) -> Iterator[str]:
    for remark in remarks:
        yield f"<p>{remark_html(remark)}</p>\n"


def _code(sentence: str) -> str:
    """A sentence whose parts between backquotes are code."""
    parts = text(sentence).split("`")
    if len(parts) % 2 == 0:
        return text(sentence)
    return "".join(f"<code>{part}</code>" if n % 2 else part for n, part in enumerate(parts))
