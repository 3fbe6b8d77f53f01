"""`kata merge REPORT.json OTHER.json`: what one machine could not grade, another one has.

A test that needs a GPU or a package is "not graded" where there is none. The report of a machine
that has it fills in exactly those tests, if it graded the same file by the same tests.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from grader import UserError
from grader.grading.results import KataResult, combine
from grader.i18n import tr
from grader.reports.json_file import RUN, read_json
from grader.reports.report import Report

MUST_MATCH = ("grader", "seed", "lang")
"""What all reports of runs have to agree in."""


def read(file: Path) -> Report:
    """The report of a run in a JSON file.

    Raises:
        UserError: it is none, or one of another version.
    """
    return Report.from_dict(read_json(file, RUN))


def merge(files: Sequence[Path]) -> tuple[Report, list[str]]:
    """One report of several; their order does not matter where they graded the same files.

    Args:
        files: reports as JSON.

    Returns:
        the report, and a sentence for each kata that a report has of another file than one before.

    Raises:
        UserError: a file is no report, or two are not comparable.
    """
    reports = {file: read(file) for file in files}
    whole = reports[files[0]]
    results: dict[str, KataResult] = {}
    left_out = []
    for file, report in reports.items():
        require_equal(MUST_MATCH, (files[0], vars(whole)), (file, vars(report)))
        for result in report.katas:
            name = result.kata.name
            combined = combine(results.get(name, result), result)
            if combined is None:
                left_out.append(_left_out(name, file))
            else:
                results[name] = combined
    katas = tuple(results[name] for name in sorted(results))
    isolated = all(report.isolated for report in reports.values())
    return Report(katas, whole.seed, whole.lang, whole.grader, isolated), left_out


def require_equal(
    names: Sequence[str], one: tuple[Path, dict[str, Any]], other: tuple[Path, dict[str, Any]]
) -> None:
    """Check that two reports, each given as its file and its fields, agree in the fields named.

    Raises:
        UserError: they do not, so they were made in different ways.
    """
    different = [f"`{name}`" for name in names if one[1][name] != other[1][name]]
    if different:
        which = ", ".join(different)
        raise UserError(
            tr(
                f"{one[0]} and {other[0]} differ in {which}: grade again in the same way.",
                f"{one[0]} und {other[0]} unterscheiden sich in {which}: Bewerte noch einmal auf "
                "dieselbe Weise.",
            )
        )


def _left_out(kata: str, file: Path) -> str:
    return tr(
        f"{kata}: {file} graded another file or other tests; it was left out.",
        f"{kata}: {file} hat eine andere Datei oder andere Tests bewertet und bleibt außen vor.",
    )
