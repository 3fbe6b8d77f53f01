"""The report as Markdown: the table, the first failure of each kata, the next step."""

from collections.abc import Iterator

from grader.grading.results import KataResult
from grader.i18n import tr
from grader.reports.report import Report, shown_points
from grader.reports.terminal import state_name

MAX_FAILURE = 2**20 // 100 - 500
"""Bytes of one failure: GitHub drops a step summary of more than 1 MiB, and there can be a hundred
katas."""


def as_markdown(report: Report) -> str:
    """The whole report."""
    return "\n".join(_lines(report)) + "\n"


def error_as_markdown(message: str) -> Iterator[str]:
    """What stands in place of a report where the grader itself failed."""
    yield f"# {tr('The grader itself failed', 'Das Testsystem selbst versagte')}"
    yield ""
    yield code_block(message)


def _lines(report: Report) -> Iterator[str]:
    unit = tr("points", "Punkte")
    yield f"# {report.points} / {report.max_points} {unit}"
    yield ""
    yield f"| {tr('kata', 'Kata')} | {unit} | {tr('state', 'Stand')} |"
    yield "|---|---:|---|"
    for result in report.katas:
        name = f"{result.kata.name}, {result.kata.title}"
        yield f"| {name} | {shown_points(result)} | {state_name(result.state)} |"
    for result in report.katas:
        if result.state == "in_progress":
            yield from _failure(result)
    unsolved = [r.kata.name for r in report.katas if r.state in ("in_progress", "not_started")]
    if unsolved:
        name = unsolved[0]
        yield ""
        yield tr(
            f"Next: {name}. Read `katas/{name}/README.md`.",
            f"Weiter mit {name}: Lies `katas/{name}/README.de.md`.",
        )


def _failure(result: KataResult) -> Iterator[str]:
    first = result.first_failure
    if first is None:
        return
    yield ""
    yield f"## {result.kata.name} · {first.name}"
    yield ""
    yield code_block(first.text)


def code_block(text: str) -> str:
    """Text as it is: what is indented is code, and nothing in it can end the block."""
    lines = "\n".join(f"    {line}" for line in text.splitlines())
    content = lines.encode(errors="backslashreplace")
    cut = content[:MAX_FAILURE].decode(errors="ignore")
    return cut if len(content) <= MAX_FAILURE else f"{cut}…"
