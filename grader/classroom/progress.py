"""How work went on over time: what the commits of clones say of each kata, as CSV."""

import csv
import hashlib
import io
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.catalogue.kata import Kata
from grader.catalogue.stubs import original_stub
from grader.classroom.git_history import Change, History, UnreadableHistory
from grader.classroom.in_time import clone_of
from grader.classroom.model import ClassReport, Entry
from grader.classroom.store import Store
from grader.classroom.submissions import Submission
from grader.i18n import tr
from grader.reports.formats import cell

COLUMNS = ("submission", "kata", "state", "commits", "first_touched", "last_touched",
           "solved_since", "note")  # fmt: skip
FILE = "progress.csv"


def as_progress(
    report: ClassReport, part: Sequence[Submission], katas: Sequence[Kata], store: Store
) -> Iterator[str]:
    """A row per submission and kata.

    Args:
        report: that of the class.
        part: its submissions.
        katas: its katas.
        store: where the graded stubs are.
    """
    by_name = {submission.name: submission for submission in part}
    known = {kata.name: kata for kata in katas}
    yield _line(COLUMNS)
    for student in report.students():
        changes, note = _changes(by_name[student.name])
        for entry in student.entries:
            kata = known[entry.kata]
            solved = report.state(entry) == "solved"
            row = _row(kata, changes, _blob(store, kata, entry) if solved else "")
            yield _line((cell(student.name), entry.kata, report.state(entry), *row, cell(note)))


def _changes(submission: Submission) -> tuple[list[Change], str]:
    """What each commit of a clone changed, the oldest first; else why that is not known."""
    clone = clone_of(submission)
    if clone is None:
        return [], tr("no clone", "kein Klon")
    with tempfile.TemporaryDirectory(prefix="history-") as scratch:
        try:
            return History(clone, Path(scratch)).changes(), ""
        except UnreadableHistory as error:
            return [], str(error)


def _row(kata: Kata, changes: Sequence[Change], solution: str) -> tuple[object, ...]:
    """The number of commits that changed a stub, the first and last of them, since when it solves.

    Args:
        kata: the kata.
        changes: of all files, the oldest first.
        solution: the name in git of the content that solves the kata; empty if none does.
    """
    ending = (kata.name, kata.stub_file.name)
    own = [change for change in changes if change.parts[-2:] == ending]
    handed_out = git_name(original_stub(kata).read_bytes())
    touched = own
    if own and own[0].is_new:
        in_the_first = own[0].time == changes[0].time and len(own) > 1
        if own[0].blob == handed_out or in_the_first:
            touched = own[1:]  # the first commit brings the stub as the course had it
    since = next((change.time for change in own if change.blob == solution), None)
    times = [change.time.astimezone().isoformat(timespec="minutes") for change in touched]
    shown = since.astimezone().isoformat(timespec="minutes") if since else ""
    return len(touched), *((times[0], times[-1]) if times else ("", "")), shown


def _blob(store: Store, kata: Kata, entry: Entry) -> str:
    return git_name(store.stub(kata, entry.digest).read_bytes())


def git_name(content: bytes) -> str:
    """The name that git gives to a content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _line(row: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(row)
    return out.getvalue()
