"""The report of one run: every format is a view of it, and JSON is the whole of it."""

import json
from dataclasses import dataclass, field
from typing import Any

from grader import __version__
from grader.grading.results import KataResult, total
from grader.i18n import language
from grader.reports.json_file import RUN, VERSION


@dataclass(frozen=True)
class Report:
    """What came of all katas of a run."""

    katas: tuple[KataResult, ...]
    seed: int | None = None
    """None stands for the cases that are always the same."""
    lang: str = field(default_factory=language)
    grader: str = __version__
    """The version of the harness."""
    isolated: bool = False
    """Whether each solution ran in namespaces of its own."""

    @property
    def points(self) -> int:
        return total(self.katas)[0]

    @property
    def max_points(self) -> int:
        return total(self.katas)[1]

    def to_dict(self) -> dict[str, Any]:
        """All of it, as report.schema.json describes it."""
        return {
            "kind": RUN,
            "version": VERSION,
            "grader": self.grader,
            "seed": self.seed,
            "lang": self.lang,
            "isolated": self.isolated,
            "points": self.points,
            "max_points": self.max_points,
            "katas": [result.to_dict() for result in self.katas],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Report":
        """The report that `to_dict` wrote; what follows from the tests is not read."""
        katas = tuple(map(KataResult.from_dict, data["katas"]))
        return cls(katas, data["seed"], data["lang"], data["grader"], data.get("isolated") is True)


def as_json(report: Report) -> str:
    """All of it as text."""
    return json.dumps(report.to_dict(), ensure_ascii=False, indent=1) + "\n"


def shown_points(result: KataResult) -> str:
    """Points earned and possible; a dash where nothing was graded."""
    return f"{result.points if result.graded else '–'} / {result.kata.points}"
