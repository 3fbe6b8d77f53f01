"""The report of one run: every format is a view of it, and JSON is the whole of it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from grader import __version__
from grader.grading.results import KataResult, Outcome, State, TestResult, total
from grader.i18n import language

VERSION = 1
"""Rises whenever a reader of the JSON would have to be changed."""


@dataclass(frozen=True)
class TestReport:
    """How one graded test ended."""

    __test__ = False

    name: str
    outcome: Outcome
    weight: int
    """What it counts within its kata."""
    seconds: float
    kind: str
    """Of a failed test: wrong, not_written, trouble, time or test_error."""
    headline: str
    """Of a failed test: what went wrong, in one sentence."""
    feedback: str
    """Of a failed test: all that the learner reads."""
    line: int
    """Of a failed test: the last line of the learner's file that it went through, else 0."""
    reason: str
    """Of a test that was not graded: why."""
    output: str
    """What the learner's code printed meanwhile, cut at a length."""


@dataclass(frozen=True)
class KataReport:
    """What came of one kata."""

    name: str
    title: str
    rank: int
    file: str
    """The path of the file that was graded."""
    digest: str
    """The SHA-256 of its content in hexadecimal; empty where there was no file."""
    state: State
    points: int
    max_points: int
    """0 where nothing of it could be graded here."""
    worth: int
    """What `max_points` is where something can be graded."""
    tests: tuple[TestReport, ...]

    @property
    def solved(self) -> bool:
        return self.state == "solved"

    @property
    def shown_points(self) -> str:
        """Points earned and possible; a dash where nothing was graded."""
        return f"{self.points} / {self.max_points}" if self.max_points else f"– / {self.worth}"

    @property
    def first_failure(self) -> TestReport | None:
        """The failure to look at first: begun work before what is not written."""
        failed = [t for t in self.tests if t.outcome in ("failed", "not_run")]
        begun = [t for t in failed if t.kind != "not_written"]
        return next(iter(begun or failed), None)


@dataclass(frozen=True)
class Report:
    """What came of all katas of a run."""

    version: int
    grader: str
    """The version of the harness."""
    seed: int | None
    """None stands for the cases that are always the same."""
    lang: str
    points: int
    max_points: int
    katas: tuple[KataReport, ...]


def report_of(verdicts: Sequence[KataResult], seed: int | None) -> Report:
    """The report of a run."""
    points, max_points = total(verdicts)
    katas = tuple(map(_kata, verdicts))
    return Report(VERSION, __version__, seed, language(), points, max_points, katas)


def as_json(report: Report) -> str:
    """All of it; the keys are the names of the fields above."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=1) + "\n"


def _kata(verdict: KataResult) -> KataReport:
    return KataReport(
        name=verdict.kata.name,
        title=str(verdict.kata.title),
        rank=verdict.kata.rank,
        file=verdict.file,
        digest=verdict.digest,
        state=verdict.state,
        points=verdict.points,
        max_points=verdict.max_points,
        worth=verdict.kata.points,
        tests=tuple(map(_test, verdict.tests)),
    )


def _test(test: TestResult) -> TestReport:
    feedback = test.feedback
    lines = feedback.lines if feedback else ()
    return TestReport(
        name=test.spec.name,
        outcome=test.outcome,
        weight=test.spec.weight,
        seconds=round(test.seconds, 3),
        kind=test.kind,
        headline=feedback.headline if feedback else "",
        feedback=feedback.text() if feedback else "",
        line=lines[-1].number if lines else 0,
        reason=test.reason,
        output=test.output,
    )
