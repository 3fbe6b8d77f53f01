"""How far the learner is, read from the results of earlier runs, and which hints were seen.

A result is kept under the hash of everything that it depends on. After a change of anything but the
learner's file it counts as solved before, until a run says otherwise.
"""

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from grader import ROOT
from grader.catalogue.fingerprint import fingerprint, result_key
from grader.catalogue.kata import Kata, read_kata
from grader.catalogue.requirements import missing_requirement
from grader.grading.results import KataResult
from grader.grading.store import ResultStore
from grader.i18n import LANGUAGES, language, tr
from grader.learner import skipped
from grader.solution.source_file import SourceFile

FOLDER = ROOT / ".kata"
"""Not under version control; losing it costs one run."""
RESULTS = ResultStore(FOLDER / "results")


def load(kata: Kata) -> KataResult | None:
    """What the last run of exactly these files gave, if there was one, in whichever language."""
    digest = SourceFile(kata.stub_file).digest
    for lang in sorted(LANGUAGES, key=lambda lang: lang != language()):
        if result := RESULTS.load(result_key(kata, fingerprint(kata, lang=lang), digest)):
            return result
    return None


def solved_before(kata: Kata) -> bool:
    """Whether this very file was solved, but under tests or a harness that have changed since."""
    if load(kata) is not None:
        return False
    digest = SourceFile(kata.stub_file).digest
    earlier = RESULTS.all_of(kata.name)
    return any(result.solved and result.digest == digest for result in earlier)


def is_passed(kata: Kata) -> bool:
    """Whether its idea is known to be right; what only the harness changed stays passed."""
    result = load(kata)
    return result.idea_passed if result else solved_before(kata)


def is_open(kata: Kata) -> bool:
    """Whether it is still to do on the way: not passed, not skipped, and it can be graded here."""
    if kata.name in skipped.names() or missing_requirement(kata):
        return False
    return not is_passed(kata)


def update(katas: Sequence[Kata]) -> list[KataResult]:
    """How far katas are; those that changed since the last run are run first."""
    results = {kata.name: load(kata) for kata in katas}
    changed = [kata for kata in katas if results[kata.name] is None]
    if changed:
        from grader.grading.runner import Runner
        from grader.sandbox.messages import Job

        with Runner(changed) as runner:
            for result in runner.run(Job(kata, kata.stub_file) for kata in changed):
                results[result.kata.name] = result
                save(result)
    return [result for result in results.values() if result is not None]


def save(result: KataResult) -> None:
    """Keep what a run of the learner's file gave, in place of what an earlier one gave.

    What could not be graded here is not kept, since what it needs may be there the next time.
    Neither is the result for a file that was saved again while it ran.
    """
    kata = read_kata(ROOT / "katas" / result.kata.name)
    if result.state == "not_graded" or SourceFile(kata.stub_file).digest != result.digest:
        return
    key = result_key(kata, fingerprint(kata), result.digest)
    try:
        RESULTS.save(key, result)
        RESULTS.forget_others(key)
    except OSError as error:
        _say_once(str(error.strerror))


def hints_seen(kata: Kata) -> int:
    """How many of the kata's hints the learner has asked for."""
    try:
        return int(_hints_file(kata).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return 0


def next_hint(kata: Kata) -> int:
    """Count one more hint as seen; returns its index, the last one again when all were seen."""
    seen, file = hints_seen(kata), _hints_file(kata)
    try:
        file.parent.mkdir(exist_ok=True)
        file.write_text(str(min(seen + 1, len(kata.hints))), encoding="utf-8")
    except OSError as error:
        _say_once(str(error.strerror))
    return min(seen, len(kata.hints) - 1)


@cache
def _say_once(why: str) -> None:
    """Say that nothing can be kept; all else goes on."""
    notice = tr(
        f"How far you are cannot be kept: {FOLDER} cannot be written ({why}). All else works.",
        f"Dein Fortschritt lässt sich nicht merken: {FOLDER} ist nicht beschreibbar ({why}). Alles "
        "andere geht.",
    )
    print(notice, file=sys.stderr)


def _hints_file(kata: Kata) -> Path:
    return FOLDER / f"{kata.name}.hints"
