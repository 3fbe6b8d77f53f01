"""How far the learner is with one kata, and with all of them: state, points, rank."""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.catalogue import stubs
from grader.catalogue.kata import Kata
from grader.i18n import tr
from grader.learner import progress, skipped
from grader.reports.terminal import STYLES, state_name

BEGINNER = 9
"""The kyu of somebody who has solved nothing; 8 is the first that can be won."""
TO_CHECK = "to_check"
"""Solved, but under tests that have changed since."""
SKIPPED = "skipped"
UNKNOWN = "unknown"
"""The file was changed and not run since."""


@dataclass(frozen=True)
class Standing:
    """What is known of one kata without running it."""

    kata: Kata
    state: str
    """A state of a result, or one of the constants above."""
    points: int

    @property
    def solved(self) -> bool:
        return self.state in ("solved", TO_CHECK)

    @property
    def is_skipped(self) -> bool:
        return self.state == SKIPPED

    @property
    def label(self) -> str:
        """The state in the language in use."""
        if self.state == TO_CHECK:
            return tr("solved *", "gelöst *")
        if self.state == SKIPPED:
            return tr("skipped", "übersprungen")
        return "?" if self.state == UNKNOWN else state_name(self.state)

    @property
    def style(self) -> str:
        shown = "solved" if self.solved else self.state
        return next((style for state, style in STYLES.items() if state == shown), "dim")


def standing_of(kata: Kata) -> Standing:
    """What is known of a kata without running it."""
    result = progress.load(kata)
    if result is not None and result.solved:
        return Standing(kata, "solved", result.points)
    if progress.solved_before(kata):
        return Standing(kata, TO_CHECK, kata.points)
    if kata.name in skipped.names():
        return Standing(kata, SKIPPED, result.points if result else 0)
    if stubs.is_untouched(kata):
        return Standing(kata, "not_started", 0)
    return Standing(kata, result.state, result.points) if result else Standing(kata, UNKNOWN, 0)


def own_rank(katas: Sequence[Kata], solved: Sequence[Kata]) -> int:
    """The hardest kyu up to which at least half of the katas of each kyu are solved."""
    rank = BEGINNER
    for kyu in range(BEGINNER - 1, 0, -1):
        there = [kata for kata in katas if kata.rank == kyu]
        done = [kata for kata in solved if kata.rank == kyu]
        if 2 * len(done) < len(there):
            break
        rank = kyu if there else rank
    return rank
