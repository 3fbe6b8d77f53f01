"""Which state of a submission counts under a deadline, and how late it is."""

import contextlib
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from grader.catalogue.kata import Kata
from grader.classroom.deadlines import Deadline
from grader.classroom.git_history import Commit, History, UnreadableHistory, is_clone
from grader.classroom.git_source import GitSource
from grader.classroom.model import Lateness
from grader.classroom.readers import EmptySource, Source, open_submission
from grader.classroom.submissions import Submission
from grader.classroom.zip_source import ZipSource
from grader.i18n import tr


@contextlib.contextmanager
def open_in_time(
    submission: Submission, deadline: Deadline | None, katas: Sequence[Kata]
) -> Iterator[tuple[Source, Lateness | None]]:
    """Open what counts of a submission.

    A clone is read at its last commit before the deadline; where late work is graded too, at its
    last commit. Everything else is read as it lies there.
    """
    clone = clone_of(submission) if deadline else None
    why = ""
    with contextlib.ExitStack() as stack:
        if deadline and clone:
            scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="history-")))
            try:
                chosen = _choose(History(clone, scratch), deadline, katas)
            except UnreadableHistory as error:
                why = tr(
                    f"The history of the clone cannot be read ({error}): graded is what lies in "
                    "the folder.",
                    f"Der Verlauf des Klons ist nicht lesbar ({error}): Bewertet ist, was im "
                    "Ordner liegt.",
                )
            else:
                yield chosen
                return
        source = stack.enter_context(open_submission(submission.place, submission.prefix))
        yield source, _without_history(source, deadline, why) if deadline else None


def clone_of(submission: Submission) -> Path | None:
    """The folder with the history: the submission's own, or the only one in it."""
    if submission.prefix or not submission.place.is_dir() or submission.place.is_symlink():
        return None
    if is_clone(submission.place):
        return submission.place
    inside = [f for f in submission.place.iterdir() if not f.name.startswith((".", "__MACOSX"))]
    alone = inside[0] if len(inside) == 1 and not inside[0].is_symlink() else None
    return alone if alone and is_clone(alone) else None


def _choose(history: History, deadline: Deadline, katas: Sequence[Kata]) -> tuple[Source, Lateness]:
    """The commit that counts."""
    commits = history.commits()
    before = next((c for c in commits if c.time <= deadline.due), None)
    if deadline.policy is None:
        if before is None:
            first = _shown(commits[-1].time, deadline)
            note = tr(
                f"No commit is from before the deadline; the first one is of {first}.",
                f"Kein Commit ist von vor der Frist; der erste ist vom {first}.",
            )
            return EmptySource(note), Lateness(deadline.due.isoformat(), "")
        return GitSource(history, before), _in_time(before, deadline, commits.index(before))
    last = GitSource(history, commits[0])
    days = deadline.days_late(commits[0].time)
    if before is not None:
        early = GitSource(history, before)
        lost = deadline.policy.deduction(days) == 100
        if lost or _same_stubs(early, last, katas):
            return early, _in_time(before, deadline, commits.index(before) if lost else 0)
    when = commits[0].time.astimezone(deadline.due.tzinfo).isoformat()
    percent = deadline.policy.deduction(days)
    return last, Lateness(deadline.due.isoformat(), when, days, percent)


def _in_time(commit: Commit, deadline: Deadline, later: int) -> Lateness:
    note = ""
    if later:
        note = tr(
            f"Commits after it that are not graded: {later}.",
            f"Spätere Commits, die nicht bewertet sind: {later}.",
        )
    when = commit.time.astimezone(deadline.due.tzinfo).isoformat()
    return Lateness(deadline.due.isoformat(), when, note=note)


def _same_stubs(one: Source, other: Source, katas: Sequence[Kata]) -> bool:
    """Whether nothing that is graded differs: a late commit to another file makes nobody late."""
    return all(one.read_stub(kata).content == other.read_stub(kata).content for kata in katas)


def _without_history(source: Source, deadline: Deadline, note: str) -> Lateness:
    """What the roster says, or a hint where it says nothing."""
    due, when = deadline.due.isoformat(), deadline.submitted
    if when is not None:
        days = deadline.days_late(when)
        percent = deadline.policy.deduction(days) if deadline.policy else 0
        if days and deadline.policy is None:
            note = tr("It was graded all the same.", "Bewertet wurde es trotzdem.")
        return Lateness(due, when.astimezone(deadline.due.tzinfo).isoformat(), days, percent, note)
    newest = source.newest() if isinstance(source, ZipSource) else None
    if newest is not None and newest > deadline.due.replace(tzinfo=None):
        time = f"{newest:%Y-%m-%d %H:%M}"
        note = tr(
            f"The newest solution in the zip is of {time}, after the deadline: only a hint, since "
            "a zip keeps what the packing computer's clock said. No points are taken for it.",
            f"Die neueste Lösung im Zip ist von {time}, nach der Frist: nur ein Hinweis, weil ein "
            "Zip festhält, was die Uhr des packenden Rechners sagte. Es kostet keine Punkte.",
        )
    return Lateness(due, "", note=note)


def _shown(moment: datetime, deadline: Deadline) -> str:
    return f"{moment.astimezone(deadline.due.tzinfo):%Y-%m-%d %H:%M}"
