"""The report as Markdown: the table, the first failure of each kata, the next step."""

from collections.abc import Iterator

from grader.i18n import tr
from grader.reports.report import KataReport, Report
from grader.reports.terminal import state_name

LIMIT = 2**20 // 100 - 500
"""Bytes of one failure: GitHub drops a step summary of more than 1 MiB, and there can be a hundred
katas."""


def as_markdown(report: Report) -> str:
    """The whole report."""
    return "\n".join(_lines(report)) + "\n"


def error_as_markdown(message: str) -> Iterator[str]:
    """What stands in place of a report where the grader itself failed."""
    yield f"# {tr('The grader itself failed', 'Das Prüfwerk selbst versagte')}"
    yield ""
    yield _block(message)


def _lines(report: Report) -> Iterator[str]:
    unit = tr("points", "Punkte")
    yield f"# {report.points} / {report.max_points} {unit}"
    yield ""
    yield f"| {tr('kata', 'Kata')} | {unit} | {tr('state', 'Stand')} |"
    yield "|---|---:|---|"
    for kata in report.katas:
        name = f"{kata.name}, {kata.title}"
        yield f"| {name} | {kata.shown_points} | {state_name(kata.state)} |"
    for kata in report.katas:
        if kata.state == "begun":
            yield from _failure(kata)
    following = next((k for k in report.katas if k.state in ("begun", "untouched")), None)
    if following is not None:
        readme = tr("README.md", "README.de.md")
        yield ""
        yield tr(
            f"Next: {following.name}. Read `katas/{following.name}/{readme}`.",
            f"Weiter mit {following.name}: Lies `katas/{following.name}/{readme}`.",
        )


def _failure(kata: KataReport) -> Iterator[str]:
    first = kata.first_failure
    if first is None:
        return
    yield ""
    yield f"## {kata.name} · {first.name}"
    yield ""
    yield _block(first.feedback)


def _block(text: str) -> str:
    """Text as it is: what is indented is code, and nothing in it can end the block."""
    lines = "\n".join(f"    {line}" for line in text.splitlines())
    content = lines.encode(errors="backslashreplace")
    return content[:LIMIT].decode(errors="ignore") + ("…" if len(content) > LIMIT else "")
