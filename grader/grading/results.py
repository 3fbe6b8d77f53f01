"""The result of running one kata's graded tests: typed, and the only source of points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from grader.catalogue.kata import Kata
from grader.catalogue.test_specs import TestSpec
from grader.grading.feedback import Feedback

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

    @property
    def weight(self) -> int:
        return self.spec.weight

    @property
    def kind(self) -> str:
        """Of a failed test: the kind of its feedback."""
        return self.feedback.kind if self.feedback else ""


class Scorable(Protocol):
    """What points and states are made of: a test's result here or in a report."""

    @property
    def outcome(self) -> Outcome: ...
    @property
    def weight(self) -> int: ...
    @property
    def kind(self) -> str: ...


Test = TypeVar("Test", bound=Scorable)


def graded(tests: Iterable[Test]) -> tuple[Test, ...]:
    """The tests that count: all but those that cannot be graded on this machine."""
    return tuple(t for t in tests if t.outcome != "not_graded")


def points(worth: int, tests: Iterable[Scorable]) -> int:
    """By the weights of the passed tests, rounded down: all points only for all tests."""
    counted = graded(tests)
    total = sum(t.weight for t in counted)
    earned = sum(t.weight for t in counted if t.outcome == "passed")
    return worth * earned // total if total else 0


def max_points(worth: int, tests: Iterable[Scorable]) -> int:
    """0 where nothing could be graded on this machine."""
    return worth if graded(tests) else 0


def state(tests: Iterable[Scorable]) -> State:
    """How far a kata is."""
    counted = graded(tests)
    if not counted:
        return "not_graded"
    if all(t.outcome == "passed" for t in counted):
        return "solved"
    ran = [t for t in counted if t.outcome != "not_run"]
    return "untouched" if ran and all(t.kind == "not_written" for t in ran) else "begun"


@dataclass(frozen=True)
class KataResult:
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
        return graded(self.tests)

    @property
    def points(self) -> int:
        """By the weights of the passed tests, rounded down: all points only for all tests."""
        return points(self.kata.points, self.tests)

    @property
    def max_points(self) -> int:
        return max_points(self.kata.points, self.tests)

    @property
    def solved(self) -> bool:
        return self.state == "solved"

    @property
    def state(self) -> State:
        return state(self.tests)

    @property
    def first_failure(self) -> TestResult | None:
        """The failure to look at first: in the order of the file, but begun work before stubs."""
        failed = [t for t in self.tests if t.outcome == "failed"]
        begun = [t for t in failed if t.feedback and t.feedback.kind != "not_written"]
        return next(iter(begun or failed), None)


def total(verdicts: Iterable[KataResult]) -> tuple[int, int]:
    """Points earned and points possible."""
    found = list(verdicts)
    return sum(v.points for v in found), sum(v.max_points for v in found)


def merge_parametrised(
    specs: Sequence[TestSpec], results: Iterable[TestResult]
) -> tuple[TestResult, ...]:
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
