"""What is known of the learner's solutions without running them again.

A result is kept under the hash of everything that it depends on: solution, tests, kata.toml and
the harness. Whatever changes, the old result simply does not match any more.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from grader import ROOT
from grader.catalogue.fingerprint import harness_hash
from grader.catalogue.kata import Kata
from grader.catalogue.requirements import capabilities, missing_requirement
from grader.grading.results import KataResult, State
from grader.solution.source_file import SourceFile

FOLDER = ROOT / ".kata"
"""Not under version control; losing it costs one run."""


@dataclass(frozen=True)
class Progress:
    """How far a kata is."""

    state: State
    passed: int
    graded: int
    points: int
    max_points: int


def load(kata: Kata) -> Progress | None:
    """What the last run of exactly these files gave, if there was one."""
    try:
        return Progress(**json.loads(_file(kata).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def is_open(kata: Kata) -> bool:
    """Whether there is something to do: it is not known to be solved, and can be graded here."""
    found = load(kata)
    return (found is None or found.state != "solved") and not missing_requirement(kata)


def update(katas: Sequence[Kata]) -> list[Progress]:
    """How far katas are; those that changed since it was known are run first."""
    found = {kata.name: load(kata) for kata in katas}
    changed = [kata for kata in katas if found[kata.name] is None]
    if changed:
        from grader.grading.runner import Runner
        from grader.sandbox.messages import Job

        with Runner(changed) as runner:
            for verdict in runner.run(Job(kata, kata.stub_file) for kata in changed):
                found[verdict.kata.name] = save(verdict)
    return [progress for progress in found.values() if progress is not None]


def save(verdict: KataResult) -> Progress:
    """Keep what a run of the learner's file gave."""
    found = Progress(
        verdict.state, verdict.passed, len(verdict.graded), verdict.points, verdict.max_points
    )
    file = _file(verdict.kata)
    if SourceFile(verdict.kata.stub_file).digest != verdict.digest:
        return found  # it was saved again while it ran
    if found.state == "not_graded":
        return found  # what it needs may be there the next time
    file.parent.mkdir(exist_ok=True)
    for old in FOLDER.glob(f"{verdict.kata.name}-*.json"):
        old.unlink(missing_ok=True)
    file.write_text(json.dumps(asdict(found)), encoding="utf-8")
    return found


def hints_shown(kata: Kata) -> int:
    """How many of the kata's hints the learner has seen."""
    try:
        return int((FOLDER / f"{kata.name}.hints").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return 0


def next_hint(kata: Kata) -> int:
    """Show one more; returns its index, the last one again when all were shown."""
    shown = hints_shown(kata)
    FOLDER.mkdir(exist_ok=True)
    count = min(shown + 1, len(kata.hints))
    (FOLDER / f"{kata.name}.hints").write_text(str(count), encoding="utf-8")
    return min(shown, len(kata.hints) - 1)


def _file(kata: Kata) -> Path:
    digest = hashlib.sha256(harness_hash() + capabilities().encode())
    for name in (kata.stub_file.name, kata.test_file.name, "kata.toml", "support.py", "quiz.toml"):
        file = kata.folder / name
        content = file.read_bytes() if file.is_file() else b""
        digest.update(len(content).to_bytes(8, "big") + content)
    return FOLDER / f"{kata.name}-{digest.hexdigest()[:24]}.json"
