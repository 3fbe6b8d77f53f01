"""The record of one kata's graded tests: the only source of points, and what every report shows."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from grader.catalogue.kata import Kata
from grader.catalogue.test_specs import TestSpec
from grader.grading.feedback import Feedback

Outcome = Literal["passed", "failed", "not_graded", "not_run"]
State = Literal["solved", "in_progress", "not_started", "not_graded"]


@dataclass(frozen=True)
class TestResult:
    """How one graded test ended."""

    __test__ = False

    name: str
    outcome: Outcome
    weight: int = 1
    """What it counts within its kata."""
    seconds: float = 0.0
    feedback: Feedback | None = None
    """Of a failed test: what the learner reads."""
    reason: str = ""
    """Of a test that was not graded: why."""
    output: str = ""
    """What the learner's code printed while the test ran."""
    drawn: bool = False
    """Whether it draws its cases from the seed."""

    @property
    def costs_points(self) -> bool:
        return self.outcome in ("failed", "not_run")

    @property
    def kind(self) -> str:
        """Of a failed test: the kind of its feedback, else empty."""
        return self.feedback.kind if self.feedback else ""

    @property
    def headline(self) -> str:
        """Of a failed test: what went wrong in one sentence, else empty."""
        return self.feedback.headline if self.feedback else ""

    @property
    def text(self) -> str:
        """Of a failed test: all that the learner reads, else empty."""
        return self.feedback.text() if self.feedback else ""

    @property
    def line(self) -> int:
        """Of a failed test: the last line of the learner's file that it went through, else 0."""
        return self.feedback.lines[-1].number if self.feedback and self.feedback.lines else 0

    def to_dict(self) -> dict[str, Any]:
        feedback = self.feedback.to_dict() if self.feedback else None
        return {**vars(self), "feedback": feedback}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "TestResult":
        """The result that `to_dict` wrote; other keys are ignored."""
        feedback = data["feedback"] and Feedback.from_dict(data["feedback"])
        fields = {name: data[name] for name in cls.__dataclass_fields__ if name in data}
        return cls(**{**fields, "feedback": feedback})


@dataclass(frozen=True)
class KataInfo:
    """What a result says of its kata, so that a report needs no catalogue to be read."""

    name: str
    title: str
    rank: int
    points: int
    """For all tests."""
    care_from: str = field(default="", compare=False)
    """The first test that is about care; older reports, which have none, stay comparable."""

    @classmethod
    def of(cls, kata: Kata) -> "KataInfo":
        return cls(kata.name, str(kata.title), kata.rank, kata.points, kata.care_from)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "KataInfo":
        care_from = data.get("care_from", "")
        return cls(data["name"], data["title"], data["rank"], data["points"], care_from)


@dataclass(frozen=True)
class KataResult:
    """One kata's results for one file; points and state follow from its tests."""

    kata: KataInfo
    file: str
    """The path of the file that was graded, as it is shown."""
    digest: str
    """The SHA-256 of its content in hexadecimal; empty where there was no file."""
    tests: tuple[TestResult, ...]

    @property
    def passed(self) -> int:
        return sum(t.outcome == "passed" for t in self.tests)

    @property
    def graded(self) -> tuple[TestResult, ...]:
        """The tests that count: all but those that cannot be graded on this machine."""
        return tuple(t for t in self.tests if t.outcome != "not_graded")

    @property
    def withheld(self) -> TestResult | None:
        """The first test with drawn cases, where others pass and no such test does.

        Fixed examples alone earn nothing: their answers can be written down.
        """
        drawn = [t for t in self.graded if t.drawn]
        if not self.passed or any(t.outcome == "passed" for t in drawn):
            return None
        return next(iter(drawn), None)

    @property
    def idea(self) -> tuple[TestResult, ...]:
        """Of the graded tests those of the idea; all of them in a kata without circles."""
        names = [t.name for t in self.tests]
        care = self.kata.care_from
        names = names[: names.index(care)] if care in names else names
        return tuple(t for t in self.graded if t.name in names)

    @property
    def care(self) -> tuple[TestResult, ...]:
        """Of the graded tests those about care: edges, types, errors."""
        idea = self.idea
        return tuple(t for t in self.graded if t not in idea)

    @property
    def idea_passed(self) -> bool:
        """Whether the idea is right, so that a learner may go on; care can still be missing."""
        return bool(self.idea) and all(t.outcome == "passed" for t in self.idea)

    @property
    def points(self) -> int:
        """By the weights of the passed tests, rounded down: all points only for all tests.

        None as long as points are withheld.
        """
        if self.withheld:
            return 0
        total = sum(t.weight for t in self.graded)
        earned = sum(t.weight for t in self.graded if t.outcome == "passed")
        return self.kata.points * earned // total if total else 0

    @property
    def max_points(self) -> int:
        """0 where nothing could be graded on this machine."""
        return self.kata.points if self.graded else 0

    @property
    def solved(self) -> bool:
        return self.state == "solved"

    @property
    def state(self) -> State:
        """How far the kata is."""
        if not self.graded:
            return "not_graded"
        if all(t.outcome == "passed" for t in self.graded):
            return "solved"
        ran = [t for t in self.graded if t.outcome != "not_run"]
        not_started = ran and all(t.kind == "not_written" for t in ran)
        return "not_started" if not_started else "in_progress"

    @property
    def first_failure(self) -> TestResult | None:
        """The failure to look at first: work in progress, then stubs, then what did not run."""
        costly = [t for t in self.tests if t.costs_points]
        key = {"": 2, "not_written": 1}
        return min(costly, key=lambda test: key.get(test.kind, 0), default=None)

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON has it, with what follows from the tests."""
        return {
            "kata": asdict(self.kata),
            "file": self.file,
            "digest": self.digest,
            "state": self.state,
            "points": self.points,
            "max_points": self.max_points,
            "tests": [test.to_dict() for test in self.tests],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "KataResult":
        """The result that `to_dict` wrote; what follows from the tests is not read."""
        tests = tuple(map(TestResult.from_dict, data["tests"]))
        return cls(KataInfo.from_dict(data["kata"]), data["file"], data["digest"], tests)

    def map_texts(self, change: Callable[[str], str]) -> "KataResult":
        """The same with every text changed, wherever it stands."""

        def changed(value: Any) -> Any:
            if isinstance(value, dict):
                return {key: changed(item) for key, item in value.items()}
            if isinstance(value, list | tuple):
                return [changed(item) for item in value]
            return change(value) if isinstance(value, str) else value

        return KataResult.from_dict(changed(self.to_dict()))


def combine(one: KataResult, other: KataResult) -> KataResult | None:
    """One result of two, in whichever order; None unless both are of the same file and tests.

    What one machine could not grade is filled in from the other; where both graded a test and
    disagree, the failure stays.
    """
    if _work(one) != _work(other):
        return None
    pairs = zip(one.tests, other.tests, strict=True)
    tests = tuple(max(pair, key=_precedence) for pair in pairs)
    return KataResult(one.kata, min(one.file, other.file), one.digest, tests)


def _work(result: KataResult) -> tuple[object, ...]:
    return result.kata, result.digest, [(test.name, test.weight) for test in result.tests]


def _precedence(test: TestResult) -> tuple[int, str]:
    """The JSON decides between equal outcomes, so that the order of reports does not."""
    outcomes = ("not_graded", "not_run", "passed", "failed")
    return outcomes.index(test.outcome), json.dumps(test.to_dict())


def total(results: Iterable[KataResult]) -> tuple[int, int]:
    """Points earned and points possible."""
    listed = list(results)
    return sum(r.points for r in listed), sum(r.max_points for r in listed)


def merge_parametrised(
    specs: Sequence[TestSpec], results: Iterable[TestResult]
) -> tuple[TestResult, ...]:
    """One result per test of the inventory; a test of several cases passes when all of them do.

    What did not report is "not_run", and so not passed.
    """
    worst = ("passed", "not_graded", "not_run", "failed")
    by_name: dict[str, TestResult] = {}
    for result in results:
        known = by_name.get(result.name)
        if known is None or worst.index(result.outcome) > worst.index(known.outcome):
            by_name[result.name] = result
    return tuple(by_name.get(s.name, _not_run(s)) for s in specs)


def _not_run(spec: TestSpec) -> TestResult:
    return TestResult(spec.name, "not_run", spec.weight, drawn=spec.drawn)
