"""The result of running one kata's graded tests: typed, and the only source of points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from grader.catalogue import Kata
from grader.feedback import Feedback
from grader.inventory import TestSpec

Outcome = Literal["passed", "failed", "not_graded", "not_run"]
State = Literal["solved", "begun", "untouched", "not_graded"]


@dataclass(frozen=True)
class TestResult:
    """How one graded test ended."""

    __test__ = False

    spec: TestSpec
    outcome: Outcome
    seconds: float = 0.0
    feedback: Feedback | None = None
    """Of a failed test: what the learner reads."""
    reason: str = ""
    """Of a test that was not graded: why."""
    output: str = ""
    """What the learner's code printed while the test ran."""


@dataclass(frozen=True)
class Verdict:
    """One kata's results for one file."""

    kata: Kata
    file: str
    digest: str
    tests: tuple[TestResult, ...]

    @property
    def passed(self) -> int:
        return sum(t.outcome == "passed" for t in self.tests)

    @property
    def graded(self) -> tuple[TestResult, ...]:
        """The tests that count: all but those that cannot be graded on this machine."""
        return tuple(t for t in self.tests if t.outcome != "not_graded")

    @property
    def points(self) -> int:
        """By the weights of the passed tests, rounded down: all points only for all tests."""
        total = sum(t.spec.weight for t in self.graded)
        earned = sum(t.spec.weight for t in self.graded if t.outcome == "passed")
        return self.kata.points * earned // total if total else 0

    @property
    def max_points(self) -> int:
        return self.kata.points if self.graded else 0

    @property
    def solved(self) -> bool:
        return bool(self.graded) and all(t.outcome == "passed" for t in self.graded)

    @property
    def state(self) -> State:
        if not self.graded:
            return "not_graded"
        if self.solved:
            return "solved"
        ran = [t for t in self.graded if t.outcome != "not_run"]
        waiting = all(t.feedback is not None and t.feedback.kind == "not_written" for t in ran)
        return "untouched" if ran and waiting else "begun"

    @property
    def first_failure(self) -> TestResult | None:
        """The failure to look at first: in the order of the file, but begun work before stubs."""
        failed = [t for t in self.tests if t.outcome == "failed"]
        begun = [t for t in failed if t.feedback and t.feedback.kind != "not_written"]
        return next(iter(begun or failed), None)


def total(verdicts: Iterable[Verdict]) -> tuple[int, int]:
    """Points earned and points possible."""
    found = list(verdicts)
    return sum(v.points for v in found), sum(v.max_points for v in found)


def combined(specs: Sequence[TestSpec], results: Iterable[TestResult]) -> tuple[TestResult, ...]:
    """One result per test of the inventory; a test of several cases passes when all of them do.

    What did not report is "not_run", and so not passed.
    """
    worst = ("passed", "not_graded", "not_run", "failed")
    by_name: dict[str, TestResult] = {}
    for result in results:
        known = by_name.get(result.spec.name)
        if known is None or worst.index(result.outcome) > worst.index(known.outcome):
            by_name[result.spec.name] = result
    return tuple(by_name.get(s.name, TestResult(s, "not_run")) for s in specs)
