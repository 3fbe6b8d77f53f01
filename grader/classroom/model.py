"""What a class report consists of. It is read from disk as it is needed, never held as a whole."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from grader import __version__
from grader.catalogue.kata import Kata
from grader.catalogue.test_specs import read_test_specs
from grader.grading.results import KataResult, TestResult
from grader.i18n import language, tr

VERSION = 1
"""Rises whenever a reader of the JSON would have to be changed."""
State = Literal["solved", "begun", "untouched", "missing", "not_graded", "error"]
LONGEST = 4000
"""Characters of one feedback."""
CACHED = 128
"""So many results are in memory at a time."""


@dataclass(frozen=True)
class Test:
    """How one graded test ended; the fields are those of a kata's own report."""

    __test__ = False

    name: str
    outcome: str
    weight: int
    kind: str
    headline: str
    feedback: str
    line: int
    reason: str
    output: str

    @property
    def cost_points(self) -> bool:
        return self.outcome in ("failed", "not_run")


@dataclass(frozen=True)
class Result:
    """What came of one file for one kata, whoever handed it in."""

    state: State
    points: int
    max_points: int
    tests: tuple[Test, ...]

    @property
    def first_failure(self) -> Test | None:
        """The failure to look at first: begun work before what is not written."""
        failed = [test for test in self.tests if test.cost_points]
        begun = [test for test in failed if test.kind != "not_written"]
        return next(iter(begun or failed), None)

    @property
    def too_slow(self) -> bool:
        """Whether a test failed since its time was over."""
        return any(test.cost_points and test.kind == "time" for test in self.tests)

    @property
    def never_ran(self) -> bool:
        """Whether something is wrong with the file as a whole, so that no test says more."""
        troubles = [t.headline for t in self.tests if t.cost_points and t.kind == "trouble"]
        return len(troubles) == len(self.tests) and len(set(troubles)) == 1

    def lost(self, test: Test) -> float:
        """The points that this test cost."""
        weights = sum(t.weight for t in self.tests if t.outcome != "not_graded")
        return self.max_points * test.weight / weights if test.cost_points and weights else 0.0

    @classmethod
    def of(cls, verdict: KataResult, graded: str, shown: str) -> "Result":
        """The result of a verdict, with the path that was graded shown as another."""

        def told(text: str) -> str:
            return cut(text.replace(graded, shown).replace(verdict.file, shown))

        def test(found: TestResult) -> Test:
            feedback = found.feedback
            lines = feedback.lines if feedback else ()
            return Test(
                name=found.spec.name,
                outcome=found.outcome,
                weight=found.spec.weight,
                kind=found.kind,
                headline=told(feedback.headline) if feedback else "",
                feedback=told(feedback.text()) if feedback else "",
                line=lines[-1].number if lines else 0,
                reason=found.reason,
                output=told(found.output),
            )

        state: State = verdict.state if verdict.digest else "missing"
        return cls(state, verdict.points, verdict.max_points, tuple(map(test, verdict.tests)))

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Result":
        tests = tuple(Test(**test) for test in data["tests"])
        return cls(data["state"], data["points"], data["max_points"], tests)


@dataclass(frozen=True)
class Cell:
    """One kata of one student."""

    kata: str
    verdict: str
    """Which result is that of its file."""
    file: str
    """The stub's path within the submission."""
    digest: str
    """The SHA-256 of its content; empty where it is missing."""
    note: str = ""
    """What was odd about the file."""
    form: str = ""
    """The same where two files are the same solution but for names and layout; often empty."""


@dataclass(frozen=True)
class Student:
    """One submission."""

    name: str
    identity: dict[str, str]
    """What the roster says besides."""
    notes: tuple[str, ...]
    """What was odd about the submission as a whole."""
    cells: tuple[Cell, ...]
    """In the order of the katas."""

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Student":
        cells = tuple(Cell(**cell) for cell in data["cells"])
        return cls(data["name"], data["identity"], tuple(data["notes"]), cells)


@dataclass(frozen=True)
class KataHead:
    """What a report says of a kata itself."""

    name: str
    title: str
    rank: int
    points: int
    basis: str
    """The hash of what its verdicts depend on besides the solutions."""
    rules: dict[str, str]
    """What each graded test stands for, by its name."""

    @classmethod
    def of(cls, kata: Kata, basis: str) -> "KataHead":
        rules = {spec.name: str(spec.why) for spec in read_test_specs(kata.test_file)}
        return cls(kata.name, str(kata.title), kata.rank, kata.points, basis, rules)


@dataclass(frozen=True)
class Header:
    """What holds for the whole report."""

    seed: int | None
    isolated: bool
    """Whether each solution ran in a world of its own."""
    katas: tuple[KataHead, ...]
    shards: tuple[int, ...] = (1,)
    """Which parts of the class are in it."""
    of: int = 1
    """How many parts there are."""
    version: int = VERSION
    grader: str = __version__
    lang: str = ""

    def as_dict(self) -> dict[str, Any]:
        return {**asdict(self), "lang": self.lang or language()}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Header":
        katas = tuple(KataHead(**kata) for kata in data["katas"])
        return cls(**{**data, "katas": katas, "shards": tuple(data["shards"])})


class ClassReport:
    """A report whose students and results lie in files.

    Args:
        header: what holds for all of it.
        students: a file with a Student as JSON in each line, in the order of their names.
        read: gives the result that a cell names; None if it could not be had.
    """

    def __init__(
        self, header: Header, students: Path, read: Callable[[str], Result | None]
    ) -> None:
        self.header = header
        self._students = students
        self._heads = {kata.name: kata for kata in header.katas}
        self._read = lru_cache(CACHED)(read)

    def students(self) -> Iterator[Student]:
        with self._students.open(encoding="utf-8") as lines:
            for line in lines:
                yield Student.from_dict(json.loads(line))

    def result(self, cell: Cell) -> Result:
        found = self._read(cell.verdict)
        return found or Result("error", 0, self._heads[cell.kata].points, ())

    def total(self, student: Student) -> tuple[int, int]:
        """Points earned and points possible."""
        results = [self.result(cell) for cell in student.cells]
        return sum(r.points for r in results), sum(r.max_points for r in results)


def cut(text: str) -> str:
    """The beginning of a text that is too long for a report."""
    return text if len(text) <= LONGEST else text[:LONGEST] + " …"


def state_name(state: State) -> str:
    """The state in the language in use."""
    return {
        "solved": tr("solved", "gelöst"),
        "begun": tr("begun", "begonnen"),
        "untouched": tr("untouched", "unberührt"),
        "missing": tr("missing", "fehlt"),
        "not_graded": tr("not graded", "nicht bewertet"),
        "error": tr("the grader failed", "das Prüfwerk versagte"),
    }[state]
