"""One student's feedback as Markdown."""

import re
from collections.abc import Iterator, Sequence

from grader.classroom.feedback import KataFeedback, StudentFeedback
from grader.classroom.feedback_html import points_text
from grader.classroom.grades import shown
from grader.classroom.model import Remark
from grader.i18n import tr
from grader.reports.markdown import code_block
from grader.reports.sanitize import sanitize
from grader.reports.terminal import state_name

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
"""What Markdown would take for more than text."""


def as_markdown(feedback: StudentFeedback) -> str:
    """All of it."""
    return "\n".join(_lines(feedback)) + "\n"


def plain(free_text: str) -> str:
    """Somebody's text in one line, which Markdown shows as it is."""
    return SPECIAL.sub(r"\\\1", " ".join(sanitize(free_text).split()))


def _lines(feedback: StudentFeedback) -> Iterator[str]:
    yield f"# {tr('Feedback for', 'Rückmeldung für')} {plain(feedback.name)}"
    points = points_text(feedback.grade, feedback.raw, adjusted=feedback.adjusted)
    yield from ("", f"**{points} {tr('points', 'Punkte')}**")
    yield from ("", f"**{tr('Next', 'Weiter')}:** {sanitize(feedback.next_step)}")
    for sentence in filter(None, (feedback.late, *feedback.notes)):
        yield from ("", plain(sentence))
    yield from _remarks(feedback.remarks)
    yield ""
    yield f"| {tr('kata', 'Kata')} | {tr('points', 'Punkte')} | {tr('state', 'Stand')} |"
    yield "|---|---:|---|"
    for kata in feedback.katas:
        counts = f"{shown(kata.grade.points)} / {kata.grade.max_points}"
        yield f"| {kata.name}, {plain(kata.title)} | {counts} | {state_name(kata.state)} |"
    for kata in feedback.katas:
        if kata.next_step or kata.remarks:
            yield from _kata(kata)


def _kata(kata: KataFeedback) -> Iterator[str]:
    yield from ("", f"## {kata.name} · {plain(kata.title)}")
    yield from _remarks(kata.remarks)
    sentences = (
        (tr("What to do", "Was zu tun ist"), kata.next_step),
        (tr("A typical mistake", "Ein typischer Fehler"), kata.mistake),
    )
    for label, sentence in sentences:
        if sentence:
            yield from ("", f"**{label}:** {sanitize(sentence)}")
    if kata.failure:
        yield from ("", code_block(f"{kata.test}\n{sanitize(kata.failure)}"))
    if kata.hint:
        yield from ("", f"**{tr('Hint', 'Hinweis')}:** {kata.hint}")


def _remarks(remarks: Sequence[Remark]) -> Iterator[str]:
    for remark in remarks:
        points = f" ({shown(remark.points, sign=True)})" if remark.points else ""
        yield from ("", f"**{tr('by hand', 'von Hand')}{points}:** {plain(remark.text)}")
