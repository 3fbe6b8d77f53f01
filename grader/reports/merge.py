"""`kata merge REPORT.json OTHER.json`: what one machine could not grade, another one has.

A test that needs a GPU or a package is "not graded" where there is none. The report of a machine
that has it fills in exactly those tests, if it graded the same file by the same tests.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from grader import UserError
from grader.grading.results import max_points, points, state
from grader.i18n import tr
from grader.reports.report import VERSION, KataReport, Report, TestReport

Part = TypeVar("Part", Report, KataReport, TestReport)
ALIKE = ("version", "grader", "seed", "lang")
"""What all reports have to agree in."""


def read(file: Path) -> Report:
    """The report in a JSON file.

    Raises:
        UserError: it is none, or one of another version.
    """
    try:
        content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if content["version"] != VERSION:
            raise ValueError
        katas = tuple(
            _checked(KataReport, {**kata, "tests": tuple(
                _checked(TestReport, test) for test in kata["tests"]
            )})
            for kata in content["katas"]
        )  # fmt: skip
        return _checked(Report, {**content, "katas": katas})
    except OSError as error:
        raise UserError(f"{file}: {error.strerror}") from None
    except (KeyError, TypeError, ValueError):
        raise UserError(
            tr(
                f"{file} is no report as `--report json` of this version writes it.",
                f"{file} ist kein Bericht, wie ihn `--report json` dieser Version schreibt.",
            )
        ) from None


def _checked(kind: type[Part], values: dict[str, Any]) -> Part:
    """The data class of these values.

    Raises:
        TypeError: a value is of another type than the field's, or none of its possible ones.
    """
    for name, wanted in get_type_hints(kind).items():
        value = values[name]
        possible = get_args(wanted)
        if get_origin(wanted) is Literal:
            right = value in possible
        elif get_origin(wanted) is tuple:
            right = isinstance(value, tuple)
        elif wanted is float:
            right = type(value) in (int, float)
        else:
            right = type(value) in (possible or (wanted,))
        if not right:
            raise TypeError(name)
    return kind(**values)


def merge(files: Sequence[Path]) -> tuple[Report, list[str]]:
    """The first report, with what it has not graded and the katas that it lacks from the others.

    Args:
        files: reports as JSON.

    Returns:
        the report, and a sentence for each kata of which a report was of no use.

    Raises:
        UserError: a file is no report, or two are not comparable.
    """
    merged, said = read(files[0]), list[str]()
    for file in files[1:]:
        other = read(file)
        for name in ALIKE:
            if getattr(merged, name) != getattr(other, name):
                raise UserError(
                    tr(
                        f"{files[0]} and {file} differ in `{name}`: grade again in the same way.",
                        f"{files[0]} und {file} haben nicht dasselbe `{name}`: Bewerte noch "
                        "einmal auf dieselbe Weise.",
                    )
                )
        katas = {kata.name: kata for kata in merged.katas}
        for kata in other.katas:
            mine = katas.get(kata.name, kata)
            if _same_work(mine, kata):
                katas[kata.name] = _filled(mine, kata)
            else:
                said.append(
                    tr(
                        f"{kata.name}: {file} graded another file or other tests; it was left out.",
                        f"{kata.name}: {file} hat eine andere Datei oder andere Tests bewertet und "
                        "bleibt außen vor.",
                    )
                )
        ordered = tuple(katas[name] for name in sorted(katas))
        earned, possible = sum(k.points for k in ordered), sum(k.max_points for k in ordered)
        merged = replace(merged, katas=ordered, points=earned, max_points=possible)
    return merged, said


def _same_work(mine: KataReport, other: KataReport) -> bool:
    tests = [[(t.name, t.weight) for t in kata.tests] for kata in (mine, other)]
    return mine.digest == other.digest and tests[0] == tests[1]


def _filled(mine: KataReport, other: KataReport) -> KataReport:
    """One kata with its ungraded tests from the other report, and the points that follow."""
    tests = tuple(
        theirs if own.outcome == "not_graded" else own
        for own, theirs in zip(mine.tests, other.tests, strict=True)
    )
    return replace(
        mine,
        tests=tests,
        points=points(mine.worth, tests),
        max_points=max_points(mine.worth, tests),
        state=state(tests),
    )
