"""What a class report consists of. It is read from disk as it is needed, never held as a whole."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from grader import __version__
from grader.catalogue.kata import Kata
from grader.catalogue.test_specs import read_test_specs
from grader.grading import results
from grader.grading.results import KataInfo, KataResult, TestResult
from grader.i18n import language
from grader.reports.json_file import CLASS, VERSION

State = results.State | Literal["missing", "error"]
CACHE_SIZE = 128
"""Results that are in memory at a time."""


@dataclass(frozen=True)
class Entry:
    """One kata of one student."""

    kata: str
    result: str
    """The key of the result for this file; equal files have the same."""
    file: str
    """The stub's path within the submission."""
    digest: str
    """The SHA-256 of its content; empty where it is missing."""
    note: str = ""
    """What is odd about the file."""
    form: str = ""
    """The fingerprints of the solution, as in similarity.py; often empty."""


@dataclass(frozen=True)
class Remark:
    """What a teacher adds by hand to one kata, or to a submission as a whole."""

    kata: str
    """Empty for the whole submission."""
    points: float
    """Are added; below zero they are taken away."""
    text: str


@dataclass(frozen=True)
class Lateness:
    """What a deadline does to one submission."""

    due: str
    """This student's deadline as ISO 8601 with an offset."""
    handed_in: str
    """When what was graded was handed in, likewise; empty where nothing tells."""
    days: int = 0
    """Days after the deadline that have begun; 0 in time."""
    percent: int = 0
    """What the points are lowered by."""
    note: str = ""
    """What is to be known besides, in one sentence."""


@dataclass(frozen=True)
class Student:
    """One submission."""

    name: str
    identity: dict[str, str]
    """The other columns of the roster."""
    notes: tuple[str, ...]
    """What is odd about the submission as a whole."""
    entries: tuple[Entry, ...]
    """In the order of the katas."""
    folder: str = ""
    """The name of the folder or zip file (without .zip) that was handed in, as the disk has it."""
    remarks: tuple[Remark, ...] = ()
    lateness: Lateness | None = None
    """None where there is no deadline."""

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Student":
        """The student that `to_json` wrote; other keys are ignored."""
        names = Entry.__dataclass_fields__
        entries = (Entry(**{name: entry[name] for name in names}) for entry in data["entries"])
        return cls(
            data["name"],
            data["identity"],
            tuple(data["notes"]),
            tuple(entries),
            data.get("folder", ""),
            tuple(Remark(r["kata"], r["points"], r["text"]) for r in data.get("remarks", ())),
            _lateness(data.get("lateness")),
        )

    def oddities(self) -> list[str]:
        """What is odd about the submission and its files."""
        return [*self.notes, *(f"{e.file}: {e.note}" for e in self.entries if e.note)]


def _lateness(data: dict[str, Any] | None) -> Lateness | None:
    if data is None:
        return None
    return Lateness(**{name: data[name] for name in Lateness.__dataclass_fields__})


@dataclass(frozen=True)
class ClassKata:
    """What a class report says of one kata."""

    kata: KataInfo
    fingerprint: str
    """The hash of what its results depend on besides the solutions."""
    rules: dict[str, str]
    """What each graded test stands for, by its name."""

    @classmethod
    def of(cls, kata: Kata, fingerprint: str) -> "ClassKata":
        rules = {spec.name: str(spec.why) for spec in read_test_specs(kata.test_file)}
        return cls(KataInfo.of(kata), fingerprint, rules)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "ClassKata":
        return cls(KataInfo.from_dict(data["kata"]), data["fingerprint"], data["rules"])


@dataclass(frozen=True)
class Header:
    """What holds for the whole report."""

    seed: int | None
    isolated: bool
    """Whether each solution ran in namespaces of its own."""
    katas: tuple[ClassKata, ...]
    shards: tuple[int, ...] = (1,)
    """Which parts of the class are in it."""
    of: int = 1
    """How many parts there are."""
    grader: str = __version__
    lang: str = field(default_factory=language)
    due: str = ""
    """The deadline of the class as ISO 8601 with an offset; empty where there is none."""
    late: str = ""
    """What each day late costs, as in 10% per day; empty where late work is not graded."""

    def to_dict(self) -> dict[str, Any]:
        return {"kind": CLASS, "version": VERSION, **asdict(self)}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Header":
        """The header that `to_dict` wrote; other keys are ignored."""
        later = {"due": "", "late": ""}  # which reports of an older version lack
        fields = {name: ({**later, **data})[name] for name in cls.__dataclass_fields__}
        katas = tuple(map(ClassKata.from_dict, data["katas"]))
        return cls(**{**fields, "katas": katas, "shards": tuple(data["shards"])})

    def missing_shards(self) -> list[int]:
        return sorted({*range(1, self.of + 1)} - {*self.shards})


class ClassReport:
    """A report whose students and results lie in files.

    Args:
        header: what holds for all of it.
        students: a file with a Student as JSON in each line, in the order of their names.
        load: gives the result under a key; None where the grader failed.
        remarks: what a teacher added by hand, by the names of students, in place of what the file
            has; None leaves that as it is.
    """

    def __init__(
        self,
        header: Header,
        students: Path,
        load: Callable[[str], KataResult | None],
        remarks: Mapping[str, tuple[Remark, ...]] | None = None,
    ) -> None:
        self.header = header
        self._students = students
        self._remarks = remarks
        self._katas = {each.kata.name: each for each in header.katas}
        self._load = lru_cache(CACHE_SIZE)(load)

    def with_remarks(self, remarks: Mapping[str, tuple[Remark, ...]]) -> "ClassReport":
        """The same report with these remarks, and no others."""
        return ClassReport(self.header, self._students, self._load, remarks)

    def students(self) -> Iterator[Student]:
        with self._students.open(encoding="utf-8") as lines:
            for line in lines:
                student = Student.from_dict(json.loads(line))
                if self._remarks is not None:
                    student = replace(student, remarks=self._remarks.get(student.name, ()))
                yield student

    def result(self, entry: Entry) -> KataResult:
        """The entry's result; where the grader failed, one of which no test has run."""
        if result := self._load(entry.result):
            return result
        kata = self._katas[entry.kata]
        tests = tuple(TestResult(name, "not_run") for name in kata.rules)
        return KataResult(kata.kata, entry.file, entry.digest, tests)

    def state(self, entry: Entry) -> State:
        return state_of(entry, self.result(entry))

    def total(self, student: Student) -> tuple[int, int]:
        """Points earned and points possible."""
        return results.total(map(self.result, student.entries))


def state_of(entry: Entry, result: KataResult) -> State:
    """How far a student is with a kata."""
    if all(test.outcome == "not_run" for test in result.tests):
        return "error"
    return result.state if entry.digest else "missing"
