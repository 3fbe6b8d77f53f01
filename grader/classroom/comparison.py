"""Two reports on one class, before and after: who gained and lost which points, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.classroom.merge import ParsedReport, read
from grader.classroom.model import Entry, Student, state_of
from grader.i18n import tr
from grader.reports.sanitize import sanitize
from grader.reports.terminal import state_name


@dataclass(frozen=True)
class Change:
    """How one student's points in one kata changed."""

    student: str
    kata: str
    before: int
    after: int
    why: str


def compare(before: Path, after: Path) -> list[Change]:
    """All points that differ, in the order of the students.

    Raises:
        UserError: a file is no class report.
    """
    old, new = read(before), read(after)
    earlier = {student.name: student for student in old.students}
    later = {student.name: student for student in new.students}
    return [
        change
        for name in dict.fromkeys([*later, *earlier])
        for change in _changes_of(name, earlier.get(name), later.get(name), old, new)
    ]


def as_markdown(changes: list[Change]) -> Iterator[str]:
    """A table of the changes, and their sum per student."""
    yield f"# {tr('What changed', 'Was sich geändert hat')}\n\n"
    if not changes:
        yield tr("No points changed.\n", "Keine Punkte haben sich geändert.\n")
        return
    gained = len({c.student for c in changes if c.after > c.before})
    lost = len({c.student for c in changes if c.after < c.before})
    yield tr(
        f"{gained} students gained points somewhere, {lost} lost some.\n\n",
        f"{gained} Personen gewannen irgendwo Punkte, {lost} verloren welche.\n\n",
    )
    yield tr(
        "| student | kata | before | after | why |\n",
        "| Name | Kata | vorher | nachher | warum |\n",
    )
    yield "|---|---|---:|---:|---|\n"
    for change in changes:
        row = (change.student, change.kata, change.before, change.after, change.why)
        yield f"| {' | '.join(map(_table_cell, row))} |\n"


def _table_cell(content: object) -> str:
    return sanitize(str(content)).replace("\n", " ").replace("|", "/")


def _changes_of(
    name: str, one: Student | None, other: Student | None, old: ParsedReport, new: ParsedReport
) -> Iterator[Change]:
    before = {entry.kata: entry for entry in one.entries} if one else {}
    after = {entry.kata: entry for entry in other.entries} if other else {}
    for kata in sorted({*before, *after}):
        a, b = before.get(kata), after.get(kata)
        points = (
            old.results[a.result].points if a else 0,
            new.results[b.result].points if b else 0,
        )
        if points[0] != points[1]:
            yield Change(name, kata, *points, "; ".join(_why(a, b, old, new)))


def _why(a: Entry | None, b: Entry | None, old: ParsedReport, new: ParsedReport) -> Iterator[str]:
    if a is None or b is None:
        yield tr("only in one of the reports", "nur in einem der Berichte")
        return
    if a.digest != b.digest:
        yield tr("another solution", "eine andere Lösung")
    seeds = old.header.seed, new.header.seed
    if seeds[0] != seeds[1]:
        yield tr(f"seed {seeds[0]} → {seeds[1]}", f"Seed {seeds[0]} → {seeds[1]}")
    elif _fingerprint(old, a.kata) != _fingerprint(new, a.kata):
        yield tr("other tests or harness", "andere Tests oder anderes Testsystem")
    one, other = old.results[a.result], new.results[b.result]
    was_state, now_state = state_of(a, one), state_of(b, other)
    if {was_state, now_state} & {"missing", "error"}:
        yield f"{state_name(was_state)} → {state_name(now_state)}"
    outcomes = [{t.name: t.outcome == "passed" for t in r.tests} for r in (one, other)]
    for name in dict.fromkeys([*outcomes[0], *outcomes[1]]):
        was, now = outcomes[0].get(name), outcomes[1].get(name)
        if was != now:
            yield f"{name}: {_outcome(was)} → {_outcome(now)}"


def _fingerprint(report: ParsedReport, kata: str) -> str:
    return next(each.fingerprint for each in report.header.katas if each.kata.name == kata)


def _outcome(passed: bool | None) -> str:
    if passed is None:
        return tr("not there", "nicht da")
    return tr("passed", "bestanden") if passed else tr("failed", "nicht bestanden")
